// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code with templates in it
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Role, tokenLines } from './highlight.ts';

const back = (source: string) =>
  tokenLines(source)
    .map((line) => line.map((token) => token.text).join(''))
    .join('\n');

const having = (role: Role, source: string) =>
  tokenLines(source).flatMap((line) => line.filter((t) => t.role === role).map((t) => t.text));

test('a comment is a comment only outside of strings', () => {
  assert.deepEqual(having('comment', "const url = 'http://a'; // b"), ['// b']);
  assert.deepEqual(having('comment', '/* a\nb */ c'), ['/* a', 'b */']);
});

test('code inside a template is code again, and braces in it do not end it', () => {
  const source = 'const s = `a ${f({ b: 1 })} c ${`${d}`}`; // end';
  assert.deepEqual(having('string', source), ['`a ${', '} c ${`${', '}`}`']);
  assert.deepEqual(having('comment', source), ['// end']);
});

test('a slash divides after a value and begins a regular expression elsewhere', () => {
  assert.deepEqual(having('string', "if (/^a: '/im.test(head)) b / c / d;"), ["/^a: '/im"]);
  assert.deepEqual(having('string', 'return /[/]"/;'), ['/[/]"/']);
});

test('the tokens of any text have all of its characters', () => {
  for (const source of ['', '\n', "'", '`${', '/*', '/', '}', 'a\n\n b', '"\\', '`${{}', '𝒳 é 🎯'])
    assert.equal(back(source), source);
});
