import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runEndOf } from './run-end.ts';
import { HUNG_UP, NEW_CONNECTION } from './testing/runs.ts';

test('a run that failed names the request', () => {
  assert.deepEqual(runEndOf(HUNG_UP, 1), { answered: false, failed: [2] });
});

test('a run that was answered names none', () => {
  assert.deepEqual(runEndOf(NEW_CONNECTION, 0), { answered: true, failed: [] });
});
