import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readRuleAblations } from '../../../src/recordings/rule-ablations.ts';
import { ABLATIONS } from './ablations.ts';
import { answersWithout } from './answers-without.ts';
import { PROBES } from './probes.ts';
import { textWithoutRule } from './text-without-rule.ts';

const KERNEL = 'src/lab/kernel/';
const rules = [...readFileSync(`${KERNEL}README.md`, 'utf8').matchAll(/^\| (\d+) \|/gm)].map(
  ([, number]) => Number(number),
);

test('each rule of the list can be taken out', () => {
  assert.deepEqual([...new Set(ABLATIONS.map(({ rule }) => rule))], rules);
});

for (const ablation of ABLATIONS) {
  test(`rule ${ablation.id}: its places are in the kernel`, () => {
    for (const { file } of ablation.edits) {
      const text = readFileSync(KERNEL + file, 'utf8');
      assert.notEqual(textWithoutRule(text, file, ablation), text);
    }
  });
}

test('the committed results are about these rules and programs, and each rule changes an answer', () => {
  const { answers, rules: written } = readRuleAblations(
    JSON.parse(readFileSync('src/recordings/rule-ablations.json', 'utf8')),
  );
  assert.deepEqual(Object.keys(answers), Object.keys(PROBES));
  assert.deepEqual(
    written.map(({ id, rule, instead }) => ({ id, rule, instead })),
    ABLATIONS.map(({ id, rule, instead }) => ({ id, rule, instead })),
  );
  for (const { id, changed } of written) assert.notDeepEqual(changed, {}, `rule ${id}`);
});

test('without a rule, its witness answers otherwise', async () => {
  const witnesses = [...new Set(ABLATIONS.map(({ witness }) => witness))];
  const usual = await answersWithout(undefined, witnesses);
  const [left, right] = [
    ABLATIONS.filter((_, i) => i % 2 === 0),
    ABLATIONS.filter((_, i) => i % 2),
  ];
  const check = async (some: typeof ABLATIONS) => {
    for (const { id, witness } of some) {
      const { [witness]: without } = await answersWithout(id, [witness]);
      assert.notEqual(without, usual[witness], `rule ${id}: ${witness}`);
    }
  };
  await Promise.all([check(left), check(right)]);
});
