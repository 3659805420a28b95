import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedLinkNote, LINK_CHARS_LONG } from './link-length.ts';

const link = (chars: number) => 'https://example.org/play/?node=20.0.0#1.'.padEnd(chars, 'a');

test('a link is copied without a word, up to the length that chats allow', () => {
  assert.equal(copiedLinkNote('https://example.org/play/?node=20.0.0', false), undefined);
  assert.equal(copiedLinkNote(link(LINK_CHARS_LONG), true), undefined);
});

test('of a longer link its length is said', () => {
  assert.match(
    copiedLinkNote(link(LINK_CHARS_LONG + 431), true) ?? '',
    /^This link has 2,431 characters\. Chats that allow 2,000 refuse it or cut it off;/,
  );
});

test('a link without the program that was edited says so', () => {
  assert.match(
    copiedLinkNote('https://example.org/play/?node=20.0.0', true) ?? '',
    /^Your program is too long for a link\./,
  );
});
