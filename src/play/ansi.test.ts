import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styleText } from 'node:util';
import { styledTexts } from './ansi.ts';

test('colours become classes, and no escape sequence is left', () => {
  const options = { validateStream: false };
  const output = `${styleText('yellow', '200', options)} { ok: ${styleText('green', 'x', options)} }\n`;
  assert.deepEqual(styledTexts(output), [
    { text: '200', className: 'ansi-33' },
    { text: ' { ok: ', className: '' },
    { text: 'x', className: 'ansi-32' },
    { text: ' }\n', className: '' },
  ]);
});

test('plain text is one piece, and sequences that move a cursor are dropped', () => {
  assert.deepEqual(styledTexts('a <b>\n'), [{ text: 'a <b>\n', className: '' }]);
  assert.deepEqual(styledTexts('\u001b[2K\u001b[1Gdone'), [{ text: 'done', className: '' }]);
  assert.deepEqual(styledTexts(''), []);
});
