import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Arrow, drawArrow } from './arrow.ts';

const draw = (text: string, place: Partial<Arrow>) =>
  drawArrow({ name: 'a.mjs', text, line: 1, column: 1, width: 1, ...place });

// Each as Node 18.20.8, 22.23.5 and 26.12.1 print it.
test('an arrow has carets below its place', () => {
  assert.equal(draw('const a = b c', { column: 13 }), 'a.mjs:1\nconst a = b c\n            ^');
  assert.equal(draw('\tx y', { column: 4 }), 'a.mjs:1\n\tx y\n\t  ^');
});

test('at the end of the text the line of the carets is blank', () => {
  assert.equal(draw('x = `abc', { column: 9 }), 'a.mjs:1\nx = `abc\n        ');
  assert.equal(draw('x = (1,\n', { line: 2 }), 'a.mjs:2\n\n');
});

test('a place that goes on in another line has no line of carets', () => {
  const text = '\n  x(`$' + '{a\n b}`)';
  assert.equal(draw('for await (a) {}', { line: 0, width: 0 }), 'a.mjs:0\nfor await (a) {}');
  assert.equal(draw(text, { line: 2, column: 8, width: 3 }), 'a.mjs:2\n  x(`$' + '{a');
});
