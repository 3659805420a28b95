import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NPM_TOKENS } from './npm-tokens.ts';
import { masking } from './testing.ts';

test('tokens of .npmrc, of .yarnrc.yml and alone', () => {
  const mask = masking(NPM_TOKENS);
  assert.equal(
    mask('//registry.example/:_authToken=s3cr3t'),
    '//registry.example/:_authToken=[npm-token-1]',
  );
  assert.equal(mask('_auth = "s3cr3t2=="'), '_auth = "[npm-token-2]"');
  assert.equal(mask('npmAuthToken: s3cr3t'), 'npmAuthToken: [npm-token-1]');
  assert.equal(mask(`found npm_${'a1B2'.repeat(9)}.`), 'found [npm-token-3].');
});

test('the name of a variable is no token', () => {
  for (const text of ['//registry.example/:_authToken=$NPM_TOKEN', 'npm_config_registry'])
    assert.equal(masking(NPM_TOKENS)(text), text);
});
