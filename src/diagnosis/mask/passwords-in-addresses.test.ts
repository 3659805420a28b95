import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORDS_IN_ADDRESSES } from './passwords-in-addresses.ts';
import { masking } from './testing.ts';

test('what stands before the host of an address', () => {
  const mask = masking(PASSWORDS_IN_ADDRESSES);
  assert.equal(mask('http://me:s3cr3t@localhost:3000/x'), 'http://[login-1]@localhost:3000/x');
  assert.equal(mask('postgres://app:s3cr3t@db/x'), 'postgres://[login-2]@db/x');
  assert.equal(mask('https://s3cr3t@localhost/'), 'https://[login-3]@localhost/');
  assert.equal(mask('redis://:s3cr3t@localhost'), 'redis://[login-4]@localhost');
});

test('an @ behind the host is none, nor is that of a package', () => {
  for (const text of [
    'file:///srv/node_modules/.pnpm/node-fetch@2.6.7/node_modules/node-fetch/lib/index.js:1491',
    'https://localhost/@scope/package',
    'git+ssh://git@github.com/a/b.git',
  ])
    assert.equal(masking(PASSWORDS_IN_ADDRESSES)(text), text);
});
