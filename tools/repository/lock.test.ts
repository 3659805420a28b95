import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Lock, unresolved, withRegistryAddress } from './lock.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

test('package-lock.json is complete for every platform', () => {
  assert.deepEqual(unresolved(lock), []);
});

test('package-lock.json names no registry host', () => {
  assert.deepEqual(withRegistryAddress(lock), []);
});

test('a missing platform package is found, at any depth', () => {
  const packages = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': {
      version: '1.0.0',
      optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' },
    },
    'node_modules/a-linux': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { 'a-linux': '1', c: '2' } },
  };
  assert.deepEqual(unresolved({ packages }), [
    'node_modules/a -> a-darwin@1',
    'node_modules/a/node_modules/b -> c@2',
  ]);
});
