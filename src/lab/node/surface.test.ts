import assert from 'node:assert/strict';
import test from 'node:test';
import { Surface } from './surface.ts';

test('restore removes added properties and restores changed or deleted ones', () => {
  const key = Symbol('key');
  const before = {
    a: 1,
    b: [1],
    [key]: 2,
    get c() {
      return 3;
    },
  };
  const object: Record<PropertyKey, unknown> = Object.defineProperties(
    {},
    Object.getOwnPropertyDescriptors(before),
  );
  const surface = new Surface(object);
  object['a'] = 2;
  delete object['b'];
  object['added'] = true;
  object[key] = 4;
  Object.defineProperty(object, 'c', { value: 'redefined', configurable: true });
  surface.restore();
  assert.deepEqual(
    Object.getOwnPropertyDescriptors(object),
    Object.getOwnPropertyDescriptors(before),
  );
});

test('restore empties an array again', () => {
  const list: number[] = [];
  const surface = new Surface(list);
  list.push(1, 2);
  surface.restore();
  assert.deepEqual(list, []);
});

test('a frozen object does no harm', () => {
  const surface = new Surface(Object.freeze({ a: 1 }));
  assert.doesNotThrow(() => surface.restore());
});
