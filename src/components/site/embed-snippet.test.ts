import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedSnippet } from './embed-snippet.ts';

test('the frame has a title, loads when it is near, and may do what it needs and no more', () => {
  const html = embedSnippet('https://example.org/embed/?a=1&b=2', 'Node 20.0.0, node-fetch 2.6.12');
  assert.match(html, /^<iframe\n {2}src="https:\/\/example\.org\/embed\/\?a=1&amp;b=2"/);
  assert.match(html, /title="Node 20\.0\.0, node-fetch 2\.6\.12, step by step \(The unread FIN\)"/);
  assert.match(html, / loading="lazy" /);
  const [, sandbox = ''] = /sandbox="([^"]*)"/.exec(html) ?? [];
  assert.ok(!/top-navigation|forms|modals|downloads/.test(sandbox), sandbox);
});

test('no text of an address ends the attribute', () => {
  const html = embedSnippet('https://example.org/embed/?x="><script>', '"<b>');
  assert.equal(html.match(/"/g)?.length, 14);
  assert.doesNotMatch(html, /<script|<b>/);
});
