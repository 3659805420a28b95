import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUTHORIZATION } from './authorization.ts';
import { masking } from './testing.ts';

test('the credentials of a header are replaced and the scheme stays', () => {
  const mask = masking(AUTHORIZATION);
  assert.equal(
    mask('> Authorization: Bearer s3cr3t.abc'),
    '> Authorization: Bearer [credentials-1]',
  );
  assert.equal(mask('authorization: Basic dXNlcjpwYXNz'), 'authorization: Basic [credentials-2]');
  assert.equal(mask('Proxy-Authorization: Token 9'), 'Proxy-Authorization: Token [credentials-3]');
  // The same credentials have the same name.
  assert.equal(
    mask("authorization: 'Bearer s3cr3t.abc'"),
    "authorization: 'Bearer [credentials-1]'",
  );
});

test('in every form in which a log prints a header', () => {
  for (const text of [
    '{"authorization":"Bearer s3cr3t"}',
    '{\\"authorization\\":\\"Bearer s3cr3t\\"}',
    "authorization: [ 'Bearer s3cr3t' ]",
    "[ 'Authorization', 'Bearer s3cr3t' ]",
    '{ "name": "Authorization", "value": "Bearer s3cr3t" }',
    '{"name":"authorization","value":"s3cr3t"}',
    "curl -H 'Authorization: Bearer s3cr3t' http://localhost/",
    'AUTHORIZATION=s3cr3t',
    'sent with Bearer s3cr3t-9.x',
    'curl -u me:s3cr3t http://localhost/',
    "curl --user 'me:s3cr3t' http://localhost/",
    'Authorization: Digest username="me", realm="a", response="s3cr3t"',
    'Authorization: AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=s3cr3t',
  ]) {
    const masked = masking(AUTHORIZATION)(text);
    assert.doesNotMatch(masked, /s3cr3t/, text);
    assert.match(masked, /\[credentials-1\]/, text);
    assert.equal(masking(AUTHORIZATION)(masked), masked, text);
  }
});

test('words about credentials stay', () => {
  const text = 'Bearer authentication is required; Basic settings; authorization: ""';
  assert.equal(masking(AUTHORIZATION)(text), text);
});
