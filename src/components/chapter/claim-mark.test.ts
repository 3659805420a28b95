import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { markedHtml } from './claim-mark.ts';

/** The text before the part that does not break, and what that part holds beside the mark. */
function parted(html: string): [before: string, kept: string] {
  const marked = markedHtml(html, '/play/', 'Node 20.0.0');
  const [before = '', rest = ''] = marked.split('<span class="nowrap">');
  return [before, rest.slice(0, rest.indexOf('<a class="claim-mark"'))];
}

test('the mark stays with the last word', () => {
  assert.deepEqual(parted('It fails the same way,'), ['It fails the same ', 'way,']);
  assert.deepEqual(parted(' one '), ['', 'one']);
});

test('a name in code that ends a sentence stays whole', () => {
  const html = 'It says <code>close</code>.';
  assert.deepEqual(parted(html), ['It says ', '<code>close</code>.']);
});

test('no tag is cut in two', () => {
  const html = 'See <a href="/x/">the long name of it</a>';
  assert.deepEqual(parted(html), [html, '']);
  const code = 'Run <code>npm ls node-fetch</code>';
  assert.deepEqual(parted(code), [code, '']);
});

test('the punctuation of a checked sentence stands inside it, before the mark', () => {
  const wrong = globSync('src/content/**/*.mdx').filter((file) =>
    /<\/Claim>[,.;:!?]/.test(readFileSync(file, 'utf8')),
  );
  assert.deepEqual(wrong, []);
});
