import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adapted, clientFileOf } from './adapt.ts';
import { groupOf } from './groups.ts';
import { exclusion } from './selection.ts';

test('a file belongs to the group of its name', () => {
  assert.equal(groupOf('test-http-agent.js'), 'http');
  assert.equal(groupOf('test-http2-client.js'), undefined);
  assert.equal(groupOf('test-https-agent.js'), undefined);
  assert.equal(groupOf('test-stream2-pipe.js'), 'stream');
  assert.equal(groupOf('test-process-next-tick.js'), 'timers');
  assert.equal(groupOf('test-process-exit.js'), 'process');
  assert.equal(groupOf('test-event-emitter-once.js'), 'async');
  assert.equal(groupOf('test-whatwg-url-properties.js'), 'other');
});

for (const [text, reason] of [
  ["require('../common'); require('http');", undefined],
  ["import '../common/index.mjs'; import net from 'node:net';", undefined],
  ["// Flags: --expose-internals\nrequire('../common');", 'flags of the command line'],
  ["const { readFile } = require('node:fs');", 'fs'],
  ["import { Worker } from 'worker_threads';", 'worker_threads'],
  ["const fixtures = require('../common/fixtures');", 'test/common/fixtures'],
  ["if (process.argv[2] === 'child') run();", 'starts itself again'],
  ["require('../fixtures/a.js');", 'other files'],
] as const) {
  test(`${JSON.stringify(text)} is ${reason ? `left out: ${reason}` : 'run'}`, () => {
    assert.equal(exclusion(text), reason);
  });
}

test('a test finds the stand-ins, and keeps its lines and columns but for their names', () => {
  assert.equal(
    adapted('const a = require(\'../common\');\nconst b = require("../common/countdown.js");'),
    'const a = require(\'./common/index.cjs\');\nconst b = require("./common/countdown.cjs");',
  );
  assert.equal(adapted("import '../common/index.mjs';"), "import './common/index.cjs';");
  assert.equal(clientFileOf('test-a.mjs'), 'client.mjs');
  assert.equal(clientFileOf('test-a.js'), 'client.cjs');
});
