import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextLines } from '../text-lines.ts';
import { joined, placesIn } from './pieces.ts';

test('a line of the joined text is found in its piece', () => {
  const pieces = [
    { name: 'a', text: 'one\r\ntwo\n' },
    { name: '.nvmrc', text: 'v20.11.0\n' },
    { name: 'b', text: 'three' },
  ];
  const lines = joined(pieces).split(/\r\n|\n/);
  const place = placesIn(
    pieces,
    pieces.map(({ text }) => new TextLines(text)),
  );
  const at = (text: string) => place(lines.indexOf(text) + 1);
  assert.deepEqual(at('two'), { piece: 0, line: 2 });
  assert.deepEqual(at('node-version: 20.11.0'), { piece: 1, line: 1 });
  assert.deepEqual(at('three'), { piece: 2, line: 1 });
});
