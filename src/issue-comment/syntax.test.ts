import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlain } from './plain-words.ts';
import { CHAT, JIRA, MARKDOWN } from './syntax.ts';

test('a fence is longer than every fence inside of it', () => {
  assert.equal(MARKDOWN.block('a'), '```text\na\n```');
  assert.equal(MARKDOWN.block('````\n```', 'sh'), '`````sh\n````\n```\n`````');
});

test('a code span has longer ends than its text has rows of backticks', () => {
  assert.equal(MARKDOWN.words('@a'), '`@a`');
  assert.equal(MARKDOWN.words('a `b` ``c'), '```a `b` ``c```');
  assert.equal(MARKDOWN.words('`@`'), '`` `@` ``');
  assert.equal(MARKDOWN.strong('#1'), '**`#1`**');
});

test('Jira’s block does not end inside of its text', () => {
  assert.equal(JIRA.block('a{noformat}b'), '{noformat}\na{ noformat}b\n{noformat}');
  assert.equal(JIRA.strong('Request 2.'), '*Request 2.*');
  assert.equal(JIRA.words('[~admin]'), '{noformat}\n[~admin]\n{noformat}');
});

test('a chat gets code without backticks and without an @ that notifies somebody', () => {
  assert.equal(CHAT.words('a `@b`'), '`a ’＠b’`');
});

test('sentences about a run are plain, and what trackers make something of is not', () => {
  for (const line of [
    'Request 2: socket hang up; the body of response 3: Premature close.',
    'Node 24.22.3, node-fetch 2.6.12, gap=timeout0+busy5, agent=keepalive-max1.',
    'The kernel refused the bytes: write() failed with EPIPE.',
    'A connection that ends without a response is a “socket hang up”.',
    'connect ECONNREFUSED 127.0.0.1:3000',
  ]) {
    assert.ok(isPlain(line), line);
  }
  for (const line of [
    '@a',
    'fixes #1',
    'a/b!1',
    'http://a.b',
    'WWW.a.b',
    ':bomb:',
    'commit 0123abc',
    'ABC-12',
    'gh-12',
    '(x)',
    'no :)',
    '-gone-',
    'a--b',
    '*b*',
    'a_b',
    '<b>',
    'a|b',
    '`a`',
    '[a]',
    '~a',
    'a\nb',
  ]) {
    assert.ok(!isPlain(line), line);
  }
});
