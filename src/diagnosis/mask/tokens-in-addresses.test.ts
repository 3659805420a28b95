import assert from 'node:assert/strict';
import { test } from 'node:test';
import { masking } from './testing.ts';
import { TOKENS_IN_ADDRESSES } from './tokens-in-addresses.ts';

test('values of a query, if their name or their form says so', () => {
  const mask = masking(TOKENS_IN_ADDRESSES);
  assert.equal(
    mask('http://localhost/a?page=2&access_token=abc&format=json'),
    'http://localhost/a?page=2&access_token=[token-1]&format=json',
  );
  assert.equal(mask('GET /a?q=9f86d081884c7d65 HTTP/1.1'), 'GET /a?q=[token-2] HTTP/1.1');
  assert.equal(mask('ws://localhost/#id_token=abc'), 'ws://localhost/#id_token=[token-1]');
});

test('parts of a path that nobody named', () => {
  for (const [path, masked] of [
    ['/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getUpdates', '/[token-1]/getUpdates'],
    [
      '/services/T0AB12CD3/B0AB12CD3/x7Yz9Qw2Er4Ty6Ui8Op0As1D',
      '/services/[token-1]/[token-2]/[token-3]',
    ],
    ['/v3/9aa3d95b3bc440fa88ea12eaa4456161', '/v3/[token-1]'],
    ['/users/3f2504e0-4f89-41d3-9a0c-0305e82c3301/cart', '/users/[token-1]/cart'],
    ['/orders/84729104/items/7', '/orders/[token-1]/items/7'],
  ]) {
    assert.equal(
      masking(TOKENS_IN_ADDRESSES)(`https://localhost${path}`),
      `https://localhost${masked}`,
    );
    assert.equal(masking(TOKENS_IN_ADDRESSES)(`POST ${path} 200`), `POST ${masked} 200`);
    assert.equal(masking(TOKENS_IN_ADDRESSES)(`path: '${path}'`), `path: '${masked}'`);
  }
});

test('paths that somebody named stay, and so do packages', () => {
  for (const text of [
    'http://localhost:3000/ledger/open/v2/oauth2callback?page=2&sort=-name',
    'https://registry.example/node-fetch/-/node-fetch-2.6.7.tgz#e1389f44e1389f44',
    'file:///srv/app/node_modules/.pnpm/node-fetch@2.6.7/index.js',
    'http://localhost/api/user-profile-settings-and-notifications',
    'POST /v1/chat/completions HTTP/1.1',
  ])
    assert.equal(masking(TOKENS_IN_ADDRESSES)(text), text);
});
