import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteAddress } from './site-address.ts';

test('an address has the host of SITE and the path of BASE', () => {
  assert.equal(
    siteAddress('play/', { SITE: 'https://example.org' })?.href,
    'https://example.org/play/',
  );
  for (const BASE of ['/fin', 'fin/', '/fin/']) {
    assert.equal(
      siteAddress('play/', { SITE: 'https://user.example/', BASE })?.href,
      'https://user.example/fin/play/',
    );
  }
});

test('without SITE there is no address', () => {
  assert.equal(siteAddress('play/', {}), undefined);
  assert.equal(siteAddress('play/', { SITE: '', BASE: '/fin/' }), undefined);
});

test('a SITE that is no address of the web is refused by name', () => {
  for (const SITE of ['example.org', 'javascript:alert(1)', 'file:///tmp']) {
    assert.throws(() => siteAddress('play/', { SITE }), /^SiteAddressError: SITE=.* is no address/);
  }
});
