import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PACK } from './boundary.ts';
import { closure } from './closure.ts';

const packOf = (natives: Readonly<Record<string, string>>) => closure(natives, PACK);

test('a pack holds what its roots reach, on load or from a function', () => {
  const natives = {
    http: `const net = require('net'); function later() { return require('internal/lazy'); }`,
    net: `require('internal/net');`,
    'internal/net': '',
    'internal/lazy': '',
    'internal/unreached': '',
  };
  assert.deepEqual(packOf(natives), ['http', 'internal/lazy', 'internal/net', 'net']);
});

test('a module that the Lab replaces is neither packed nor followed', () => {
  const natives = { http: `require('fs');`, fs: `require('internal/deep');`, 'internal/deep': '' };
  assert.deepEqual(packOf(natives), ['http']);
});

test('a function may require a module beyond the boundary', () => {
  const natives = { http: `const repl = () => require('repl');`, repl: '' };
  assert.deepEqual(packOf(natives), ['http']);
});

test('a module may not need one beyond the boundary to load', () => {
  const natives = { http: `const repl = require('repl');`, repl: '' };
  assert.throws(() => packOf(natives), /http loads repl/);
});

test('a property that is defined lazily leads to its module', () => {
  const natives = {
    util: `defineLazyProperties(module.exports, 'internal/mime', ['MIMEType']);`,
    'internal/mime': '',
  };
  assert.deepEqual(packOf(natives), ['internal/mime', 'util']);
});

test('a comment is not a requirement', () => {
  assert.deepEqual(packOf({ http: `// require('internal/x')`, 'internal/x': '' }), ['http']);
});

test('a part holds what its roots reach and is not loaded yet', () => {
  const natives = { os: `require('util'); require('internal/os');`, util: '', 'internal/os': '' };
  const part = { roots: ['os'], beyond: [], loaded: ['util'] };
  assert.deepEqual(closure(natives, part), ['internal/os', 'os']);
});

test('a library in a part names builtins with their scheme', () => {
  const natives = { undici: `require('node:http');`, http: '' };
  assert.deepEqual(closure(natives, { roots: ['undici'], beyond: [] }), ['http', 'undici']);
});
