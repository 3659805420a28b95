import assert from 'node:assert/strict';
import test from 'node:test';
import { labFrame } from './lab-frame.ts';

test('the worker has a short name, because each frame of each stack has it', async () => {
  const frame = await labFrame();
  const [, worker = ''] = /id="worker">([\s\S]*?)<\/script>/.exec(frame) ?? [];
  assert.ok(worker.length > 100_000);
  assert.match(worker, /\n\/\/# sourceURL=lab:worker\n$/);
});
