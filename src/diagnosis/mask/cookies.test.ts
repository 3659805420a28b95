import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COOKIES } from './cookies.ts';
import { masking } from './testing.ts';

test('cookies are replaced in requests, responses, lists and commands', () => {
  for (const text of [
    'Cookie: sid=s3cr3t; theme=dark',
    'set-cookie: sid=s3cr3t; Path=/; HttpOnly',
    '"cookie":"sid=s3cr3t"',
    "'set-cookie': [ 'a=1; Path=/', 'sid=s3cr3t' ]",
    '"cookies":[{"name":"sid","value":"s3cr3t"}]',
    '{ "name": "Cookie", "value": "sid=s3cr3t" }',
    "curl -b 'sid=s3cr3t' http://localhost/",
    'curl --cookie "sid=s3cr3t" http://localhost/',
  ]) {
    const masked = masking(COOKIES)(text);
    assert.doesNotMatch(masked, /s3cr3t/, text);
    assert.match(masked, /\[cookies-1\]/, text);
    assert.equal(masking(COOKIES)(masked), masked, text);
  }
});

test('the header after it stays', () => {
  assert.equal(
    masking(COOKIES)('Cookie: a=b\nConnection: close'),
    'Cookie: [cookies-1]\nConnection: close',
  );
  assert.equal(
    masking(COOKIES)('"cookie":"a=b","connection":"close"'),
    '"cookie":"[cookies-1]","connection":"close"',
  );
});
