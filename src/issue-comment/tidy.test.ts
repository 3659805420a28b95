import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, longestRun, tidied, tidiedLines, utf8BytesOf } from './tidy.ts';

test('a text becomes one line without what cannot be seen', () => {
  assert.equal(tidied(' a\r\n\tb\u2028c\u0000\u001b[31md ', 80), 'a b c [31md');
  assert.equal(tidied('a\u202eb\u2066c', 80), 'abc');
  assert.equal(tidied('\ud800a', 80), '\ufffda');
  assert.equal(tidied('👨‍👩‍👧', 80), '👨‍👩‍👧');
});

test('a text is cut between characters', () => {
  assert.equal(cut('abcd', 4), 'abcd');
  assert.equal(cut('abcde', 4), 'abc…');
  assert.equal(cut('🧨🧨🧨', 3), '🧨🧨🧨');
  assert.equal(cut('🧨🧨🧨🧨', 3), '🧨🧨…');
});

test('lines keep their spaces, and too many lose their middle', () => {
  assert.equal(tidiedLines('  a  b \n\rc\n\n', 10), '  a  b\n c');
  const many = Array.from({ length: 9 }, (_, i) => `${i}`).join('\n');
  assert.equal(tidiedLines(many, 4), '0\n1\n… 5 lines left out …\n7\n8');
});

test('rows of a character and bytes of UTF-8 are counted', () => {
  assert.equal(longestRun('`a```b``', '`'), 3);
  assert.equal(longestRun('', '`'), 0);
  assert.equal(utf8BytesOf('aµ🧨'), 7);
});
