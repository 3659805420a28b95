import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IP_ADDRESSES } from './ip-addresses.ts';
import { masking } from './testing.ts';

test('addresses become those of documentation, the same one for the same', () => {
  const mask = masking(IP_ADDRESSES);
  assert.equal(
    mask('IP 10.1.2.3.44120 > 10.1.2.9.3000: Flags [P.]\n10.1.2.9:3000'),
    'IP 192.0.2.1.44120 > 192.0.2.2.3000: Flags [P.]\n192.0.2.2:3000',
  );
  assert.equal(mask('Trying [2a01:4f8:0:1::5]:443'), 'Trying [2001:db8::1]:443');
  assert.equal(mask('::ffff:10.1.2.3 asks'), '::ffff:192.0.2.1 asks');
  assert.equal(mask('fe80:0:0:0:1:2:3:4 '), '2001:db8::2 ');
});

test('there are names for more addresses than one block has', () => {
  const mask = masking(IP_ADDRESSES);
  const all = Array.from({ length: 800 }, (_, index) => mask(`10.0.${index >> 8}.${index & 255}`));
  assert.equal(new Set(all).size, 800);
  assert.deepEqual(
    [all[253], all[254], all[799]],
    ['192.0.2.254', '198.51.100.1', '[address-800]'],
  );
});

test('the machine itself, times, versions and code stay', () => {
  for (const text of [
    'http://127.0.0.1:3000/ 127.0.1.1 0.0.0.0:80 [::1]:3000 ::',
    'connect ECONNREFUSED ::1:8899',
    '12:34:56.789 2026-01-01T00:00:00Z 09:15:00.004120 IP',
    'node-fetch 2.6.12, Chrome/120.0.6099.109',
    'std::io::Error, hyper::Error(IncompleteMessage), a::b, node:internal/x:10:5',
    '999.1.1.1',
  ])
    assert.equal(masking(IP_ADDRESSES)(text), text);
});
