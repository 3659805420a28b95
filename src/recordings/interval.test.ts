import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareInterval } from './interval.ts';

const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 5e-4);

test('a share that was never seen may still be small: 0 of 20 is below 16.1 %', () => {
  const { low, high } = shareInterval(0, 20);
  assert.equal(low, 0);
  near(high, 0.1611);
});

test('7 of 10 lies between 39.7 % and 89.2 % (Wilson 1927)', () => {
  const { low, high } = shareInterval(7, 10);
  near(low, 0.3968);
  near(high, 0.8922);
});

test('an interval is symmetric: k of n mirrors n − k of n', () => {
  for (const k of [0, 1, 30, 100]) {
    const one = shareInterval(k, 200);
    const other = shareInterval(200 - k, 200);
    near(one.low, 1 - other.high);
    near(one.high, 1 - other.low);
  }
});

test('what is no share is refused', () => {
  for (const [k, n] of [
    [-1, 10],
    [11, 10],
    [0, 0],
    [Number.NaN, 10],
  ] as const)
    assert.throws(() => shareInterval(k, n), RangeError);
});
