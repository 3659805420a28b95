import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFin } from './fin.ts';
import { finAfter, finText, gapAfter } from './gap-places.ts';

test('a request goes from place to place, and no further than the last', () => {
  assert.equal(gapAfter('none', 2), 'immediate');
  assert.equal(gapAfter('immediate', -1), 'nexttick');
  assert.equal(gapAfter('immediate', 99), 'timeout5');
  assert.equal(gapAfter('none', -3), 'none');
});

test('a gap of another kind begins at the first place', () => {
  assert.equal(gapAfter('busy20', 1), 'nexttick');
});

test('a FIN is moved by time, written as a person would', () => {
  assert.equal(finAfter('same', 0.0234), 'same');
  assert.equal(finAfter('same', 0.347), '0.3ms');
  assert.equal(finAfter('5ms', 2.6), '8ms');
  assert.equal(finAfter('5ms', -7), 'same');
  assert.equal(finAfter('5ms', 9000), '50ms');
});

test('every FIN that a drag gives is one that a scenario takes', () => {
  for (let laterMs = -1; laterMs < 60; laterMs += 0.07) {
    const fin = finAfter('same', laterMs);
    assert.deepEqual(readFin(fin), { ok: true, value: fin }, fin);
  }
});

test('in words', () => {
  assert.equal(finText('same'), 'with the response');
  assert.equal(finText('2ms'), '2 ms after the response');
});
