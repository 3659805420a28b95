import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fannedOut, pixelOf, type TwoSidedAxis, ticksOf } from './axis.ts';

const AXIS: TwoSidedAxis = { fromUs: -2_000, toUs: 20_000, from: 100, to: 700 };

test('the clock goes from end to end and never back', () => {
  assert.equal(pixelOf(AXIS, -2_000), 100);
  assert.equal(pixelOf(AXIS, 20_000), 700);
  const pixels = [-2_000, -500, -1, 0, 1, 19, 334, 15_400].map((us) => pixelOf(AXIS, us));
  assert.deepEqual(
    pixels,
    pixels.toSorted((one, other) => one - other),
  );
  assert.equal(new Set(pixels).size, pixels.length);
});

test('a time ten times as long is about as far again, on both sides of zero', () => {
  const zero = pixelOf(AXIS, 0);
  const step = pixelOf(AXIS, 10_000) - pixelOf(AXIS, 1_000);
  assert.ok(Math.abs(pixelOf(AXIS, 1_000) - pixelOf(AXIS, 100) - step) < step / 20);
  assert.ok(Math.abs(zero - pixelOf(AXIS, -1_000) - (pixelOf(AXIS, 1_000) - zero)) < 1e-9);
});

test('the ticks are powers of ten within the axis', () => {
  assert.deepEqual(ticksOf(AXIS), [-1_000, -100, 0, 100, 1_000, 10_000]);
  assert.deepEqual(ticksOf({ ...AXIS, fromUs: 0, toUs: 50 }), [0]);
});

const gaps = (pixels: readonly number[]) =>
  pixels.slice(1).map((pixel, index) => pixel - (pixels[index] ?? 0));

test('near marks are moved apart in their order, and zero stays', () => {
  const moved = fannedOut([120, 300, 400, 402, 403, 650], 2, 30, AXIS);
  assert.deepEqual(moved, [120, 300, 400, 430, 460, 650]);
  const atTheEnd = fannedOut([300, 698, 699, 700], 0, 30, AXIS);
  assert.deepEqual(atTheEnd, [300, 640, 670, 700]);
  const left = fannedOut([100, 101, 102, 400], 3, 30, AXIS);
  assert.ok(
    gaps(left).every((gap) => gap >= 30),
    String(left),
  );
  assert.equal(left[0], 100);
});

test('without room for all gaps, each gets as much as there is', () => {
  const moved = fannedOut([660, 661, 662, 663, 664], 0, 30, AXIS);
  assert.deepEqual(gaps(moved), [10, 10, 10, 10]);
});
