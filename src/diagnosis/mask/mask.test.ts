import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose } from '../diagnose.ts';
import { Mask } from './mask.ts';

/** A log with something of each kind in it. Each secret has `5ecret` in it. */
const LOG = `ann5ecret@laptop5ecret:~/shop$ node seed.mjs
POST https://ann:5ecret@shop5ecret.corp/v2/bot123456789:AAH5ecretqTcvCH1vGWJxfSeofSAs/pay?token=5ecret&page=2 200
> Authorization: Bearer 5ecret.abc
> Proxy-Authorization: Basic 5ecret==
> Cookie: sid=5ecret; theme=dark
> X-Api-Key: 5ecret
< set-cookie: sid=5ecret; Path=/
//npm5ecret.corp/:_authToken=5ecret
AWS_SECRET_ACCESS_KEY=5ecret/abc
jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1ZWNyZXQifQ.5ecret
-----BEGIN PRIVATE KEY-----
5ecret
-----END PRIVATE KEY-----
FetchError: request to https://shop5ecret.corp/v2/pay failed, reason: socket hang up
    at ClientRequest.<anonymous> (/home/ann5ecret/shop/node_modules/node-fetch/lib/index.js:1491:11)
    at Socket.socketOnEnd (node:_http_client:528:5)
* Connected to shop5ecret.corp (10.11.12.13) port 443
mail ann5ecret@corp5ecret.de
`;

test('nothing of any kind is left, and the rest reads as before', () => {
  const mask = new Mask();
  const masked = mask.text(LOG);
  assert.doesNotMatch(masked, /5ecret|10\.11\.12\.13/);
  assert.match(
    masked,
    /POST https:\/\/\[login-1\]@host-1\.example\/v2\/\[token-1\]\/pay\?token=\[key-1\]&page=2 200/,
  );
  assert.match(
    masked,
    /request to https:\/\/host-1\.example\/v2\/pay failed, reason: socket hang up/,
  );
  assert.match(masked, /Connected to host-1\.example \(192\.0\.2\.1\) port 443/);
  assert.deepEqual(mask.replaced(), [
    '1 private key',
    '2 cookie headers',
    '2 sets of credentials',
    '1 npm token',
    '1 AWS key',
    '1 JSON Web Token',
    '1 key or password',
    '1 login in an address',
    '1 mail address',
    '1 token in an address',
    '2 host names',
    '1 IP address',
    '1 user name',
  ]);
});

test('a text that is masked already stays as it is', () => {
  const masked = new Mask().text(LOG);
  assert.equal(new Mask().text(masked), masked);
});

test('the pieces of a case share their placeholders', () => {
  const mask = new Mask();
  mask.text('GET http://first.corp/');
  assert.equal(
    mask.text('http://second.corp/ http://first.corp/'),
    'http://host-2.example/ http://host-1.example/',
  );
});

test('a masked text gets the verdict of the text, with the same versions', () => {
  const folder = new URL('../cases/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name !== 'answers.json');
  assert.ok(names.length > 60);
  for (const name of names) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const masked = diagnose(new Mask().text(text));
    const { verdict, lean, versions } = diagnose(text);
    assert.deepEqual(
      [masked.verdict, masked.lean, masked.versions],
      [verdict, lean, versions],
      name,
    );
  }
});

test('long lines without an end are masked in time', () => {
  for (const unit of [
    'a',
    ' ',
    '{',
    '"token":',
    'token:',
    'a.',
    'a-',
    ':',
    '1:',
    '/home/',
    '1.',
    'a@',
    'eyJ',
    'Bearer ',
    'http://a',
    'cookie: [',
    '-----BEGIN PRIVATE KEY-----',
  ]) {
    const started = performance.now();
    new Mask().text(unit.repeat(100_000 / unit.length));
    assert.ok(performance.now() - started < 3_000, unit);
  }
});
