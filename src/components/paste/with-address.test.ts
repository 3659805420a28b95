import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAddress } from './with-address.ts';

test('a command gets the failing address and its host', () => {
  const command = 'curl $URL; openssl s_client -connect $HOST:443 -servername $HOST';
  assert.equal(
    withAddress(command, 'https://a.example:8443/b?c=1'),
    "curl 'https://a.example:8443/b?c=1'; openssl s_client -connect a.example:443 -servername a.example",
  );
  assert.equal(withAddress(command, undefined), command);
  assert.equal(withAddress(command, 'not an address'), command);
});
