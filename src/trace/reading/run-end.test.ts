import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameEvents } from '../record/name-events.ts';
import { call } from '../testing/build.ts';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY } from '../testing/runs.ts';
import { endEventsOf } from './end-events.ts';
import { runEndOf } from './run-end.ts';

test('the end of a failed run lists the number of the failed request', () => {
  assert.deepEqual(runEndOf(HUNG_UP, 1), { answered: false, failed: [2] });
});

test('the end of an answered run lists no failed request', () => {
  assert.deepEqual(runEndOf(NEW_CONNECTION, 0), { answered: true, failed: [] });
});

test('the events that endEventsOf keeps give the same end as the whole trace', () => {
  for (const run of [HUNG_UP, NEW_CONNECTION, KEPT_OPEN, PROBE_ONLY]) {
    for (const exitCode of [0, 1, undefined]) {
      assert.deepEqual(runEndOf(endEventsOf(run), exitCode), runEndOf(run, exitCode));
    }
  }
});

test('the end of a run says when the client has its own server', () => {
  const trace = nameEvents([call(0, 'accept')]);
  assert.deepEqual(runEndOf(trace, 0), { answered: true, failed: [], servesItself: true });
  assert.deepEqual(runEndOf(endEventsOf(trace), 0), runEndOf(trace, 0));
  const elsewhere = nameEvents([call(0, 'accept', 0, { actor: 'server' })]);
  assert.deepEqual(runEndOf(elsewhere, 0), { answered: true, failed: [] });
});
