import assert from 'node:assert/strict';
import test from 'node:test';
import { bareJson, closeGlobal } from './worker-global.ts';

test('what is taken away is on no prototype of the global object', () => {
  class Target {
    addEventListener() {}
  }
  class Scope extends Target {
    postMessage() {}
    kept() {}
  }
  const global = Object.assign(new Scope(), { close() {}, Map });
  closeGlobal(global);
  for (const name of ['addEventListener', 'postMessage', 'close'])
    assert.equal(name in global, false, name);
  assert.ok('kept' in global && 'Map' in global);
});

test('the JSON of plain data is that of JSON.stringify', () => {
  const data = {
    exitCode: 0,
    events: [{ id: 'a', t: 1, error: { name: 'x' }, calls: [1, 2] }, 'b', null, true],
  };
  assert.equal(bareJson(data), JSON.stringify(data));
});

test('a toJSON that cannot be taken back has no effect', () => {
  const before = Object.getOwnPropertyDescriptor(Object.prototype, 'toJSON');
  Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'forged', configurable: true });
  try {
    assert.equal(bareJson({ events: [{ id: 'a' }, [1]] }), '{"events":[{"id":"a"},[1]]}');
  } finally {
    if (before) Object.defineProperty(Object.prototype, 'toJSON', before);
    else Reflect.deleteProperty(Object.prototype, 'toJSON');
  }
});
