import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFin } from './fin.ts';
import { finAfter, finText, gapAfter } from './gap-places.ts';

test('a request moves from place to place, and stops at the last', () => {
  assert.equal(gapAfter('none', 2), 'immediate');
  assert.equal(gapAfter('immediate', -1), 'nexttick');
  assert.equal(gapAfter('immediate', 99), 'timeout5');
  assert.equal(gapAfter('none', -3), 'none');
});

test('a gap that is not among the places counts as the first', () => {
  assert.equal(gapAfter('busy20', 1), 'nexttick');
});

test('a FIN is moved by time, and its new time is rounded', () => {
  assert.equal(finAfter('same', 0.0234), 'same');
  assert.equal(finAfter('same', 0.347), '0.3ms');
  assert.equal(finAfter('5ms', 2.6), '8ms');
  assert.equal(finAfter('5ms', -7), 'same');
  assert.equal(finAfter('5ms', 9000), '50ms');
});

test('every FIN that a drag gives can be read as a scenario’s', () => {
  for (let laterMs = -1; laterMs < 60; laterMs += 0.07) {
    const fin = finAfter('same', laterMs);
    assert.deepEqual(readFin(fin), { ok: true, value: fin }, fin);
  }
});

test('a FIN time in words', () => {
  assert.equal(finText('same'), 'with the response');
  assert.equal(finText('2ms'), '2 ms after the response');
});
