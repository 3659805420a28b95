import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Lab without a rule may search for long. */
const TIMEOUT_MS = 300_000;

const HOOK = ['--import', './tools/conformance/rules/without.ts'];

/**
 * What the Lab answers to these probes, in a process of its own.
 * @param id the ablation; undefined for the Lab as it is
 * @throws Error when the process does not end by itself
 */
export async function answersWithout(
  id: string | undefined,
  probes: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const hook = id === undefined ? [] : HOOK;
  const { stdout } = await run('node', [...hook, 'tools/conformance/rules/answers.ts', ...probes], {
    env: { ...process.env, WITHOUT: id },
    timeout: TIMEOUT_MS,
  });
  return JSON.parse(stdout);
}
