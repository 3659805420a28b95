import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextLines } from './text-lines.ts';

test('the lines are those of a division at every line end', () => {
  const texts = [
    '',
    'a',
    '\n',
    '\r\n',
    '\r',
    'a\nb',
    'a\r\nb\rc\n\nd\r\r\n',
    '\n\r',
    'a\r',
    'x\n'.repeat(5_000),
  ];
  for (const text of texts) {
    const lines = new TextLines(text);
    const all = Array.from({ length: lines.count }, (_, index) => lines.at(index));
    assert.deepEqual(all, text.split(/\r\n|\n|\r/), JSON.stringify(text.slice(0, 20)));
  }
});

test('outside of the text there is nothing', () => {
  const lines = new TextLines('a\nb');
  assert.deepEqual([lines.at(-1), lines.at(2), lines.at(9)], ['', '', '']);
});
