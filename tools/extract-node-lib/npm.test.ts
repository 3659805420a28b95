import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainNpm } from './npm.ts';

test('no network is told apart from no such version', () => {
  const offline = explainNpm('npm error code ENOTFOUND\nnpm error syscall getaddrinfo');
  assert.match(offline.message, /cannot reach its registry \(ENOTFOUND\)/);
  assert.equal(offline.code, undefined);

  const absent = explainNpm('npm error code ETARGET\nnpm error notarget No matching version');
  assert.match(absent.message, /does not have it/);
  assert.equal(absent.code, 'ETARGET');
});

test('a failure that npm does not name is passed on in its own words', () => {
  assert.match(explainNpm('something odd\nhappened').message, /something odd · happened/);
  assert.match(explainNpm('').message, /no reason given/);
});
