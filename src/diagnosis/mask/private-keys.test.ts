import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRIVATE_KEYS } from './private-keys.ts';
import { masking } from './testing.ts';

const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7';

test('a private key is replaced as a whole, whatever kind it is', () => {
  const mask = masking(PRIVATE_KEYS);
  for (const kind of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY']) {
    const masked = mask(`key:\n-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----\nafter`);
    assert.match(masked, /^key:\n\[private-key-\d\]\nafter$/, kind);
  }
});

test('also in a JSON string, and without its end', () => {
  const mask = masking(PRIVATE_KEYS);
  const line = `-----BEGIN PRIVATE KEY-----\\n${body.replace('\n', '\\n')}\\n-----END PRIVATE KEY-----\\n`;
  assert.equal(mask(`{"private_key": "${line}"}`), '{"private_key": "[private-key-1]\\n"}');
  assert.doesNotMatch(mask(`-----BEGIN PRIVATE KEY-----\n${body}`), /MIIE|BKcw/);
});

test('a certificate is public and stays', () => {
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----';
  assert.equal(masking(PRIVATE_KEYS)(certificate), certificate);
});
