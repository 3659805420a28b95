import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSON_WEB_TOKENS } from './json-web-tokens.ts';
import { masking } from './testing.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmN';

test('a signed token and an encrypted one, anywhere in a text', () => {
  const mask = masking(JSON_WEB_TOKENS);
  assert.equal(mask(`token ${token}, then`), 'token [jwt-1], then');
  assert.equal(mask(`"${token}" again`), '"[jwt-1]" again');
  assert.equal(mask('eyJhbGciOiJSU0EifQ.abc_.d-e.fgh.ijk'), '[jwt-2]');
});

test('other words that begin so stay', () => {
  assert.equal(masking(JSON_WEB_TOKENS)('eyJ and eyJabc.'), 'eyJ and eyJabc.');
});
