import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedLines } from './changed-lines.ts';

const changed = (original: string, text: string) => [...changedLines(original, text)];

test('lines that are not in the original are marked', () => {
  assert.deepEqual(changed('a\nb\nc', 'a\nb\nc'), []);
  assert.deepEqual(changed('a\nb\nc', 'a\nx\nb\nc'), [2]);
  assert.deepEqual(changed('a\nb\nc', 'a\nx\nc\ny'), [2, 4]);
  assert.deepEqual(changed('', 'a\nb'), [1, 2]);
});

test('a removed line leaves no mark, and a moved one leaves as few as possible', () => {
  assert.deepEqual(changed('a\nb\nc', 'a\nc'), []);
  assert.deepEqual(changed('a\nb\nc\nd', 'b\nc\nd\na'), [4]);
});
