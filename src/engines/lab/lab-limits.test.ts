import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameEvents } from '../../trace/record/name-events.ts';
import { HUNG_UP, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { labLimitText } from './lab-limits.ts';

const stopped = (error: { name: string; code?: string; message: string }) =>
  nameEvents([{ kind: 'uncaught', t: 1, actor: 'client', error }]);

test('a package, a module and a part of Node that the Lab lacks get what there is', () => {
  const missing = {
    name: 'Error',
    code: 'ERR_MODULE_NOT_FOUND',
    message: "Cannot find package 'x'",
  };
  assert.match(labLimitText(stopped(missing)), /the package node-fetch/);
  const required = { name: 'Error', code: 'MODULE_NOT_FOUND', message: "Cannot find module 'x'" };
  assert.match(labLimitText(stopped(required)), /the package node-fetch/);
  const hole = {
    name: 'NotSimulatedError',
    message: 'fs.readFileSync is not simulated in the Lab',
  };
  assert.match(labLimitText(stopped(hole)), /WebContainer/);
});

test('another host or port gets the address that there is', () => {
  const unknown = {
    name: 'Error',
    code: 'ENOTFOUND',
    message: 'getaddrinfo ENOTFOUND example.com',
  };
  assert.match(labLimitText(stopped(unknown)), /127\.0\.0\.1.*port 3000/);
  const refused = { name: 'Error', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' };
  assert.match(labLimitText(stopped(refused)), /port 3000/);
});

test('a run in which nothing was missing gets no sentence', () => {
  assert.equal(labLimitText(HUNG_UP), '');
  assert.equal(labLimitText(NEW_CONNECTION), '');
  assert.equal(labLimitText(stopped({ name: 'TypeError', message: 'mine' })), '');
});
