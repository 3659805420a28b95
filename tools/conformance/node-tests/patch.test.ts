import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { comparedTests } from './patch.ts';

/** Made up, in the form of Node's own: the second request of an agent that keeps connections reuses the first's. */
const POOLING = `'use strict';
const common = require('../common');
const assert = require('assert');
const http = require('http');
let connections = 0;
const server = http.createServer((req, res) => res.end('ok'));
server.on('connection', () => connections++);
server.listen(0, common.mustCall(() => {
  const agent = new http.Agent({ keepAlive: true });
  const get = (next) => http.get({ port: server.address().port, agent }, common.mustCall((res) => {
    res.resume();
    res.on('end', () => setImmediate(next));
  }));
  get(() => get(common.mustCall(() => {
    assert.strictEqual(connections, 1);
    agent.destroy();
    server.close();
  })));
}));
`;

/** The test that would come with the patch: what the caller asked for is done. */
const CLOSING = readFileSync('src/patch/examples/test-http-client-request-close.txt', 'utf8');

const TESTS = [
  { file: 'test-http-made-up-pooling.js', group: 'http', text: POOLING },
  { file: 'test-http-client-request-close.js', group: 'http', text: CLOSING },
] as const;

const patch = (name: string) => readFileSync(`src/patch/examples/${name}.diff`, 'utf8');

for (const [name, changed] of [
  ['honour-close', { 'test-http-client-request-close.js': 'mended' }],
  [
    'last-in-client',
    { 'test-http-client-request-close.js': 'mended', 'test-http-made-up-pooling.js': 'broken' },
  ],
  ['last-in-agent', { 'test-http-made-up-pooling.js': 'broken' }],
] as const) {
  test(`${name}: tests that end in another way with it are found`, async () => {
    const comparison = await comparedTests(TESTS, '26.12.1', patch(name));
    assert.deepEqual(
      Object.fromEntries(comparison.changed.map(({ file, change }) => [file, change])),
      changed,
      JSON.stringify(comparison, undefined, 1),
    );
    assert.equal(comparison.run, 2);
    assert.equal(comparison.passWithout, 1);
  });
}
