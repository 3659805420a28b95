import assert from 'node:assert/strict';
import { test } from 'node:test';
import { framesOfText } from './raw-frames.ts';

test('Firefox', () => {
  const stack = `inner@file:///app/client.mjs:2:28
@file:///app/client.mjs:9:20
async*main@file:///app/client.mjs:12:3
get g@node:_http_agent@20.0.0:1:66
evaluate@http://localhost/lab/worker.js line 3 > eval:1:7
`;
  assert.deepEqual(framesOfText(stack), [
    { functionName: 'inner', url: 'file:///app/client.mjs', line: 2, column: 28 },
    { functionName: '', url: 'file:///app/client.mjs', line: 9, column: 20 },
    { functionName: 'main', url: 'file:///app/client.mjs', line: 12, column: 3 },
    { functionName: 'get g', url: 'node:_http_agent@20.0.0', line: 1, column: 66 },
    {
      functionName: 'evaluate',
      url: 'http://localhost/lab/worker.js line 3 > eval',
      line: 1,
      column: 7,
    },
  ]);
});

test('Safari', () => {
  const stack = `inner@file:///app/client.mjs:2:33
file:///app/client.mjs:9:25
eval code@
eval@[native code]
global code@http://localhost/lab/worker.js:3:9
module code@http://localhost/x.mjs:1:2`;
  assert.deepEqual(framesOfText(stack), [
    { functionName: 'inner', url: 'file:///app/client.mjs', line: 2, column: 33 },
    { functionName: '', url: 'file:///app/client.mjs', line: 9, column: 25 },
    { functionName: 'global code', url: 'http://localhost/lab/worker.js', line: 3, column: 9 },
    { functionName: 'module code', url: 'http://localhost/x.mjs', line: 1, column: 2 },
  ]);
});
