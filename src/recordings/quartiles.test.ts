import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quartilesOf } from './quartiles.ts';

test('quartiles are values that were seen, in whatever order', () => {
  assert.deepEqual(quartilesOf([4, 1, 3, 2]), [1, 2, 3]);
  assert.deepEqual(quartilesOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), [3, 5, 8]);
  assert.deepEqual(quartilesOf([7]), [7, 7, 7]);
  assert.throws(() => quartilesOf([]), RangeError);
});
