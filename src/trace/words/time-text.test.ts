import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, signedMsText } from './time-text.ts';

test('durations have three digits at most', () => {
  const cases: [number, string][] = [
    [0, 'less than 1 µs'],
    [0.4, 'less than 1 µs'],
    [19, '19 µs'],
    [999.4, '999 µs'],
    [999.6, '1 ms'],
    [1_000, '1 ms'],
    [1_150, '1.15 ms'],
    [5_635, '5.64 ms'],
    [9_996, '10 ms'],
    [15_364, '15.4 ms'],
    [99_960, '100 ms'],
    [120_400, '120 ms'],
    [999_600, '1 s'],
    [1_200_000, '1.2 s'],
    [120_000_000, '120 s'],
  ];
  for (const [us, text] of cases) assert.equal(durationText(us), text);
});

test('a column of times keeps its decimals, and zero has no minus sign', () => {
  assert.deepEqual([-130, -0.1, 0, 15_364].map(signedMsText), [
    '−0.130',
    '0.000',
    '0.000',
    '15.364',
  ]);
});
