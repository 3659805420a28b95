import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finTime, readFin } from './fin.ts';

test('a FIN time is brought into its canonical text', () => {
  for (const [text, canonical] of [
    ['same', 'same'],
    ['immediate', 'immediate'],
    ['50ms', '50ms'],
    ['0.50ms', '0.5ms'],
    ['01 ms', '1ms'],
  ]) {
    assert.deepEqual(readFin(text!), { ok: true, value: canonical });
  }
});

test('a text that is no FIN time is refused', () => {
  for (const text of [
    '',
    '5',
    '0ms',
    '-1ms',
    '10001ms',
    '.5ms',
    '1e3ms',
    '0.0001ms',
    '5s',
    'same ',
  ]) {
    assert.equal(readFin(text).ok, false, text);
  }
});

test('a delay is in milliseconds', () => {
  assert.deepEqual(finTime('0.25ms'), { at: 'delay', delayMs: 0.25 });
  assert.deepEqual(finTime('immediate'), { at: 'immediate' });
});
