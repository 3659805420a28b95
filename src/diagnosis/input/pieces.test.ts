import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceLines, joined, lineCount, placesIn } from './pieces.ts';

test('a line of the joined text is found in its piece', () => {
  const pieces = [
    { name: 'a', text: 'one\r\ntwo\n' },
    { name: '.nvmrc', text: 'v20.11.0\n' },
    { name: 'b', text: 'three' },
  ];
  const lines = evidenceLines(joined(pieces));
  const place = placesIn(pieces);
  const at = (text: string) => place(lines.indexOf(text) + 1);
  assert.deepEqual(at('two'), { piece: 0, line: 2 });
  assert.deepEqual(at('node-version: 20.11.0'), { piece: 1, line: 1 });
  assert.deepEqual(at('three'), { piece: 2, line: 1 });
});

test('lines are counted as they are divided', () => {
  for (const text of ['', 'a', 'a\n', 'a\r\nb\rc\n\nd', '\r\r\n\n\r'])
    assert.equal(lineCount(text), evidenceLines(text).length, JSON.stringify(text));
});
