import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECRET_VALUES } from './secret-values.ts';
import { masking } from './testing.ts';

test('keys that are known by their first letters', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const rest = 'a1B2c3D4'.repeat(5);
  for (const start of [
    'ghp_',
    'github_pat_',
    'glpat-',
    'sk-',
    `sk${'_live_'}`,
    'xoxb-',
    'AIza',
    'hf_',
  ]) {
    const masked = masking(SECRET_VALUES)(`with ${start}${rest} it fails`);
    assert.equal(masked, 'with [key-1] it fails', start);
  }
});

test('values whose name says that they are secret', () => {
  for (const text of [
    'x-api-key: s3cr3t',
    'X-Auth-Token: s3cr3t',
    'API_KEY=s3cr3t node app.js',
    '"apiKey":"s3cr3t"',
    "password: 's3cr3t'",
    'DATABASE_PASSWORD="s3cr3t with spaces"',
    '{"name":"x-api-key","value":"s3cr3t"}',
    'client_secret=s3cr3t&grant_type=x',
    'mysql --password s3cr3t',
    '{\\"access_token\\":\\"s3cr3t\\"}',
  ]) {
    const masked = masking(SECRET_VALUES)(text);
    assert.doesNotMatch(masked, /s3cr3t/, text);
    assert.match(masked, /\[key-1\]/, text);
    assert.equal(masking(SECRET_VALUES)(masked), masked, text);
  }
});

test('packages, versions and sentences about tokens stay', () => {
  for (const text of [
    '"js-tokens": "^4.0.0"',
    '"get-token": "1.2.3"',
    'Unexpected token < in JSON at position 0',
    'trying to fetch http://localhost/token: Premature close',
    'password: undefined, token: true, signature: null',
    'maxTokens: 4096',
  ])
    assert.equal(masking(SECRET_VALUES)(text), text);
});
