import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAIL_ADDRESSES } from './mail-addresses.ts';
import { masking } from './testing.ts';

test('a mail address, each with its number', () => {
  const mask = masking(MAIL_ADDRESSES);
  assert.equal(mask('From: Ann <ann.b+x@corp.io>'), 'From: Ann <person-1@mail.example>');
  assert.equal(mask('bob@a.de, Ann.B+x@corp.io'), 'person-2@mail.example, person-1@mail.example');
});

test('a package with its version is none', () => {
  for (const text of [
    'node-fetch@2.6.7',
    '@scope/name@1.0.0-beta.2',
    'me@mail.example',
    'cross-fetch@npm:^3',
  ])
    assert.equal(masking(MAIL_ADDRESSES)(text), text);
});
