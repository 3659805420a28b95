import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listingOf } from './listing.ts';

const reason = (number: number, text = '') => ({ at: { number, text }, says: '' });

test('a short text is whole, with its lines marked', () => {
  const rows = listingOf([{ name: 'a', text: 'one\ntwo\nthree\n' }], [reason(2), reason(2)]);
  assert.deepEqual(rows, [
    { kind: 'line', number: 1, text: 'one', reasons: [] },
    { kind: 'line', number: 2, text: 'two', reasons: [0, 1] },
    { kind: 'line', number: 3, text: 'three', reasons: [] },
  ]);
});

test('of a long one the lines around the marked ones are shown, and how many are not', () => {
  const text = Array.from({ length: 1_000 }, (_, index) => `line ${index + 1}`).join('\n');
  const rows = listingOf([{ name: 'a', text }], [reason(500)]);
  assert.deepEqual(rows[0], { kind: 'gap', lines: 496 });
  assert.deepEqual(rows.at(-1), { kind: 'gap', lines: 497 });
  assert.equal(rows.length, 9);
});

test('each piece has its name and its own numbers', () => {
  const rows = listingOf(
    [
      { name: 'a.log', text: 'one\n' },
      { name: 'b.lock', text: 'two' },
    ],
    [reason(3)],
  );
  assert.deepEqual(rows, [
    { kind: 'piece', name: 'a.log' },
    { kind: 'line', number: 1, text: 'one', reasons: [] },
    { kind: 'piece', name: 'b.lock' },
    { kind: 'line', number: 1, text: 'two', reasons: [0] },
  ]);
});

test('a log in one line is shown by what the reasons quote', () => {
  const text = `${'x'.repeat(5_000)}here${'y'.repeat(5_000)}`;
  const rows = listingOf([{ name: 'a', text }], [reason(1, ' here '), reason(1, 'there')]);
  assert.deepEqual(rows, [
    { kind: 'line', number: 1, text: '… here', reasons: [0] },
    { kind: 'line', number: 1, text: '… there', reasons: [1] },
  ]);
});
