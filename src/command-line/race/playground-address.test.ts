import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../usage.ts';
import { readPlaygroundAddress } from './playground-address.ts';

test('a query can be pasted with or without its question mark, or as a whole address', () => {
  const query = 'node=20.0.0&gap=timeout0';
  for (const text of [
    query,
    `?${query}`,
    ` ${query}\n`,
    `/play/?${query}`,
    `https://example.org/play/?${query}`,
    `http://localhost:4321/the-unread-fin/play?${query}`,
    `https://example.org/embed/?${query}`,
  ]) {
    assert.deepEqual(readPlaygroundAddress(text), { query, hash: '' }, text);
    assert.deepEqual(readPlaygroundAddress(`${text.trim()}#1.abc`), { query, hash: '1.abc' }, text);
  }
  assert.deepEqual(readPlaygroundAddress(''), { query: '', hash: '' });
  assert.deepEqual(readPlaygroundAddress('https://example.org/play/'), { query: '', hash: '' });
});

test('an address is found in the text that it was pasted with', () => {
  const query = 'node=20.0.0&gap=timeout0';
  const address = `https://example.org/play/?${query}`;
  for (const text of [
    `<${address}>`,
    `"${address}"`,
    `step through it: ${address}`,
    `see ${address} and run it`,
    `\`${address.replaceAll('&', '&amp;')}\``,
    address.replaceAll('&', '&#38;'),
  ])
    assert.deepEqual(readPlaygroundAddress(text), { query, hash: '' }, text);
  assert.deepEqual(readPlaygroundAddress(`[a run](${address}#1.abc).`), { query, hash: '1.abc).' });
  assert.deepEqual(readPlaygroundAddress('(https://example.org/play/).'), { query: '', hash: '' });
});

test('the address of another page is refused', () => {
  for (const text of [
    'https://example.org/',
    'https://example.org/fixes/?node=20.0.0',
    'https://play/',
    '/',
  ]) {
    assert.throws(() => readPlaygroundAddress(text), UsageError, text);
  }
});
