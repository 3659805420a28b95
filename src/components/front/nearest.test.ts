import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

test('the nearest stop is chosen, also from beyond the ends', () => {
  const stops = [100, 200, 300, 400];
  const chosen = [-50, 149, 151, 260, 900].map((x) => nearest(x, stops));
  assert.deepEqual(chosen, [0, 0, 1, 2, 3]);
});

test('of two stops at the same place the later one is a little to the right', () => {
  const stops = [100, 100, 220];
  const chosen = [100, 109, 113, 122, 150, 175].map((x) => nearest(x, stops));
  assert.deepEqual(chosen, [0, 0, 1, 1, 1, 2]);
});
