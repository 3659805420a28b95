import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../../../trace/testing/runs.ts';
import { comparedRunsOf, isDifferent } from './compared-runs.ts';
import { movedMark } from './moved-mark.ts';
import { runDataOf } from './run-data.ts';

const run = { exitCode: 0, title: '', playHref: '' };
const one = { ...run, trace: HUNG_UP };
const pair = comparedRunsOf(runDataOf(one, one), runDataOf({ ...run, trace: NEW_CONNECTION }, one));
const last = pair.marks.length - 1;

test('forward from before the first mark visits every mark, and stops at the ends', () => {
  let at = -1;
  for (let mark = 0; mark <= last; mark += 1) {
    at = movedMark(pair, at, 'next');
    assert.equal(at, mark);
  }
  assert.equal(movedMark(pair, at, 'next'), last);
  assert.equal(movedMark(pair, 0, 'previous'), 0);
  assert.equal(movedMark(pair, -1, 'last'), last);
});

test('moves lead from difference to difference, forward and back, until there is none', () => {
  const first = movedMark(pair, -1, 'next-failure');
  const second = movedMark(pair, first, 'next-failure');
  assert.ok(second > first);
  for (const at of [first, second]) {
    const mark = pair.marks[at]!;
    assert.ok(isDifferent(pair, mark, 0) || isDifferent(pair, mark, 1));
  }
  assert.equal(movedMark(pair, second, 'previous-failure'), first);
  assert.equal(movedMark(pair, first, 'previous-failure'), first);
  assert.equal(movedMark(pair, last, 'next-failure'), last);
});
