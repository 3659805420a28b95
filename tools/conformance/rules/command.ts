import { writeFileSync } from 'node:fs';
import type { RuleAblations } from '../../../src/recordings/rule-ablations.ts';
import { labOfToday } from '../git.ts';
import { ABLATIONS } from './ablations.ts';
import { answersWithout } from './answers-without.ts';
import { PROBES } from './probes.ts';

const FILE = 'src/recordings/rule-ablations.json';

/**
 * `npm run conformance -- rules`: takes each rule of the kernel out in turn, and asks the Lab everything again. Prints
 * what changes, and writes it. Exit code 1 when a rule can be taken out and nothing changes.
 */
export async function removeRules(out = FILE): Promise<void> {
  const names = Object.keys(PROBES);
  const answers = await answersWithout(undefined, names);
  const rules: RuleAblations['rules'][number][] = [];
  for (const { id, rule, instead } of ABLATIONS) {
    const without = await answersWithout(id, names);
    const changed = names.filter((name) => without[name] !== answers[name]);
    console.log(`${id.padEnd(14)}${String(changed.length).padStart(3)}  ${changed.join(', ')}`);
    rules.push({ id, rule, instead, changed: picked(without, changed) });
  }
  const seen = rules.filter(({ changed }) => Object.keys(changed).length > 0);
  console.log(`${seen.length} of ${rules.length} change an answer`);
  const written: RuleAblations = { schema: 1, ...labOfToday(), answers: { ...answers }, rules };
  writeFileSync(out, `${JSON.stringify(written, undefined, 1)}\n`);
  process.exitCode = seen.length === rules.length ? 0 : 1;
}

function picked(
  answers: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, answers[name] ?? '']));
}
