import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapParts, readGap } from './gap.ts';

test('a gap is brought into its canonical text', () => {
  for (const [text, canonical] of [
    ['none', 'none'],
    ['immediate1', 'immediate'],
    ['timeout007', 'timeout7'],
    ['timeout0 busy5', 'timeout0+busy5'],
    ['busy20+timeout0+immediate3+microtask', 'busy20+timeout0+immediate3+microtask'],
  ]) {
    assert.deepEqual(readGap(text!), { ok: true, value: canonical });
  }
});

test('a text that is no gap is refused', () => {
  const refused = [
    '',
    'banana',
    'none+busy1',
    'timeout',
    'timeout10001',
    'busy0',
    'busy201',
    'busy',
    'immediate0',
    'immediate4',
    'microtask2',
    'nexttick0',
    'timeout-1',
    'timeout1.5',
    '+timeout0',
    'timeout0++busy1',
    'busy1+busy1+busy1+busy1+busy1',
    'Timeout0',
  ];
  for (const text of refused) assert.equal(readGap(text).ok, false, text);
});

test('the parts of a gap', () => {
  assert.deepEqual(gapParts('none'), []);
  assert.deepEqual(gapParts('immediate2+timeout0+busy5+nexttick'), [
    { does: 'immediate', times: 2 },
    { does: 'timeout', delayMs: 0 },
    { does: 'busy', forMs: 5 },
    { does: 'nexttick' },
  ]);
});
