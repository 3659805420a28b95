import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP } from '../testing/runs.ts';
import type { Unnamed } from './event.ts';
import { mergeOutput, OUTPUT_EVENTS_APART } from './merge-output.ts';

const prints = (
  t: number,
  text = `line ${t}\n`,
  stream: 'stdout' | 'stderr' = 'stdout',
): Unnamed => ({
  kind: 'output',
  t,
  actor: 'client',
  stream,
  text,
});
const ten = Array.from({ length: 10 }, (_, index) => 2_010 + index);
const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => prints(from + index));

test('a run that prints as often as most do stays as it is', () => {
  assert.deepEqual(mergeOutput(HUNG_UP), HUNG_UP);
  assert.deepEqual(mergeOutput(lines(OUTPUT_EVENTS_APART)), lines(OUTPUT_EVENTS_APART));
});

test('of 40,000 lines nothing is lost, and they are few events', () => {
  const all = lines(40_000);
  const merged = mergeOutput(all);
  assert.equal(merged.length, OUTPUT_EVENTS_APART + 11, 'and the last ten');
  const text = (events: readonly Unnamed[]) =>
    events.map((event) => (event.kind === 'output' ? event.text : '')).join('');
  assert.equal(text(merged), text(all));
  assert.equal(merged[OUTPUT_EVENTS_APART]?.t, OUTPUT_EVENTS_APART);
  assert.deepEqual(merged.slice(-10), all.slice(-10));
});

test('a stretch ends at any other event, and at the other stream', () => {
  const start = lines(OUTPUT_EVENTS_APART);
  const exit: Unnamed = { kind: 'exit', t: 5_000, actor: 'client', code: 0 };
  const rest = [prints(2_000), prints(2_001, 'error\n', 'stderr'), prints(2_002), exit];
  assert.deepEqual(mergeOutput([...start, ...rest]), [...start, ...rest]);
  const many = lines(20, 2_000);
  assert.deepEqual(
    mergeOutput([...start, ...many, exit, ...many])
      .slice(OUTPUT_EVENTS_APART)
      .map(({ t }) => t),
    [2_000, ...ten, 5_000, 2_000, ...ten],
  );
});
