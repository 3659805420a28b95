import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainNpm } from './npm.ts';

test('an unreachable network and a missing version give different messages', () => {
  const offline = explainNpm('npm error code ENOTFOUND\nnpm error syscall getaddrinfo');
  assert.match(offline.message, /cannot reach its registry \(ENOTFOUND\)/);
  assert.equal(offline.code, undefined);

  const absent = explainNpm('npm error code ETARGET\nnpm error notarget No matching version');
  assert.match(absent.message, /does not have it/);
  assert.equal(absent.code, 'ETARGET');
});

test('an unknown failure of npm is passed on as npm wrote it', () => {
  assert.match(explainNpm('something odd\nhappened').message, /something odd · happened/);
  assert.match(explainNpm('').message, /no reason given/);
});
