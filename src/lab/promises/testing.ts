import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { lower } from '../program/lower.ts';
import { HELPERS } from '../program/lowering.ts';
import { createPromises } from './create.ts';

type Log = (...values: unknown[]) => void;

/**
 * For tests: runs a program on the engine's own promises and, lowered, on ours, and asserts that
 * both logs are equal. The program sees `log`, `Promise`, `queueMicrotask` and `tick(count, name)`,
 * which logs once a microtask.
 */
export async function assertSameAsHost(program: string): Promise<void> {
  const source = `
    const tick = (count, name) => {
      let promise = Promise.resolve();
      for (let i = 1; i <= count; i++) promise = promise.then(() => log(name, i));
    };
    ${program}`;
  const expected = await logOfHost(source);
  assert.notEqual(expected.length, 0, 'the program logged nothing');
  assert.deepEqual(logOfLab(source), expected);
}

async function logOfHost(source: string): Promise<string[]> {
  const { lines, log } = newLog();
  new Function('log', source)(log);
  await turn();
  return lines;
}

function logOfLab(source: string): string[] {
  const { lines, log } = newLog();
  const realm = createPromises();
  const queueMicrotask = (job: () => void) => realm.queueMicrotask(job, (error) => log(error));
  const code = lower(source, { file: 'program', sourceType: 'script' });
  assert.doesNotMatch(
    code,
    /\b(?:async (?!function\* \(\) \{\})|await )/,
    'something was not lowered',
  );
  const run = new Function(HELPERS, 'log', 'Promise', 'queueMicrotask', code);
  run(realm.helpers, log, realm.Promise, queueMicrotask);
  realm.drain();
  return lines;
}

function newLog(): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  const show = (value: unknown) =>
    value instanceof Error
      ? `${value.name}: ${value.message}`
      : (JSON.stringify(value) ?? `${value}`);
  return { lines, log: (...values) => lines.push(values.map(show).join(' ')) };
}
