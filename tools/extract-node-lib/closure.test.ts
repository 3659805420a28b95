import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closure } from './closure.ts';

test('a pack holds what its roots reach, on load or from a function', () => {
  const natives = {
    http: `const net = require('net'); function later() { return require('internal/lazy'); }`,
    net: `require('internal/net');`,
    'internal/net': '',
    'internal/lazy': '',
    'internal/unreached': '',
  };
  assert.deepEqual(closure(natives), ['http', 'internal/lazy', 'internal/net', 'net']);
});

test('a module that the Lab replaces is neither packed nor followed', () => {
  const natives = { http: `require('fs');`, fs: `require('internal/deep');`, 'internal/deep': '' };
  assert.deepEqual(closure(natives), ['http']);
});

test('a function may require a module beyond the boundary', () => {
  const natives = { http: `const repl = () => require('repl');`, repl: '' };
  assert.deepEqual(closure(natives), ['http']);
});

test('a module may not need one beyond the boundary to load', () => {
  const natives = { http: `const repl = require('repl');`, repl: '' };
  assert.throws(() => closure(natives), /http loads repl/);
});

test('a property that is defined lazily leads to its module', () => {
  const natives = {
    util: `defineLazyProperties(module.exports, 'internal/mime', ['MIMEType']);`,
    'internal/mime': '',
  };
  assert.deepEqual(closure(natives), ['internal/mime', 'util']);
});

test('a comment is not a requirement', () => {
  assert.deepEqual(closure({ http: `// require('internal/x')`, 'internal/x': '' }), ['http']);
});
