import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsObject } from './environment.ts';
import { testEnvironment } from './testing.ts';

function setup() {
  const env = testEnvironment();
  const binding = env.internalBinding('async_wrap');
  return { env, binding, hooks: env.asyncHooks, index: binding['constants'] };
}

test('contexts nest, and the stack grows beyond what the release allots', () => {
  const { binding, hooks } = setup();
  const DEPTH = 100;
  for (let id = 1; id <= DEPTH; id++) hooks.pushContext(id, id + 1000, { id });
  assert.ok(binding['async_ids_stack'].length >= 2 * DEPTH);
  assert.equal(hooks.executionAsyncId, DEPTH);
  assert.equal(binding['executionAsyncResource'](DEPTH - 1).id, DEPTH);
  for (let id = DEPTH; id >= 1; id--) {
    assert.equal(hooks.executionAsyncId, id);
    assert.equal(hooks.popContext(id), id > 1);
  }
  assert.equal(hooks.executionAsyncId, 0);
  assert.equal(hooks.popContext(7), false, 'nothing is left to pop');
});

test('leaving a context that is not the innermost is an error, as it is a crash in Node', () => {
  const { hooks } = setup();
  hooks.pushContext(1, 0);
  hooks.pushContext(2, 0);
  assert.throws(() => hooks.popContext(1), /corrupted \(actual: 2, expected: 1\)/);
});

test('a resource is triggered by the innermost context, or by that of the scope', () => {
  const { hooks } = setup();
  hooks.pushContext(5, 0);
  assert.equal(hooks.defaultTriggerAsyncId, 5);
  assert.equal(
    hooks.withDefaultTrigger(9, () => hooks.defaultTriggerAsyncId),
    9,
  );
  assert.equal(hooks.defaultTriggerAsyncId, 5);
});

test('hooks are told of handles: type, trigger, resource; destroy comes later, once for each', () => {
  const { env, binding, index } = setup();
  const heard: unknown[] = [];
  binding['setupHooks']({
    init: (...args: unknown[]) => heard.push(['init', ...args]),
    before() {},
    after() {},
    destroy: (id: number) => heard.push(['destroy', id]),
  });
  binding['async_hook_fields'][index.kInit] = 1;
  binding['async_hook_fields'][index.kDestroy] = 1;
  const { TCP } = env.internalBinding('tcp_wrap');
  const handle = new TCP(0);
  const first = handle.getAsyncId();
  assert.deepEqual(heard, [['init', first, 'TCPWRAP', 0, handle]]);
  assert.equal(handle.getProviderType(), 35);

  const next = { of: 'the pooled socket' };
  handle.asyncReset(next);
  assert.deepEqual(heard.slice(1), [['init', first + 1, 'TCPWRAP', 0, next]]);
  assert.equal(handle[env.internalBinding('symbols')['resource_symbol']], next);
  env.machine.spawn(env.loop.process, () => env.loop.run());
  handle.close();
  env.machine.run();
  handle.asyncReset();
  assert.deepEqual(heard.slice(2, -1), [], 'not told at once');
  env.asyncHooks.emitDestroys();
  assert.deepEqual(heard.slice(3), [
    ['destroy', first],
    ['destroy', first + 1],
  ]);
});

test('a callback runs in the frame that its handle was made in (Node 24)', () => {
  const env = testEnvironment();
  const { TCP } = env.internalBinding('tcp_wrap');
  env.asyncContextFrame = 'made';
  const handle = new TCP(0);
  env.asyncContextFrame = 'now';
  const frames: JsObject[] = [];
  handle.close(() => frames.push(env.asyncContextFrame as JsObject));
  env.machine.spawn(env.loop.process, () => env.loop.run());
  env.machine.run();
  assert.deepEqual(frames, ['made']);
  assert.equal(env.asyncContextFrame, 'now');
});
