import assert from 'node:assert/strict';
import test from 'node:test';
import { types as hostTypes } from 'node:util';
import type { Environment, JsObject } from './environment.ts';
import { bareMachine } from './testing.ts';
import { util } from './util.ts';

const HIDDEN = Symbol('node:arrowMessage');

function binding(major: number): JsObject {
  const env = {
    major,
    machine: bareMachine(),
    promises: { isPromise: hostTypes.isPromise, details: () => [1, 'value'] },
    requireAny: (id: string) => ({ answer: `${id}!` }),
  } as unknown as Environment;
  return util(env, { privateSymbols: { arrow: HIDDEN } }, { t: 'o', p: {} }) as JsObject;
}

test('own properties without indices, and without stand-ins for private symbols', () => {
  const { getOwnNonIndexProperties } = binding(20);
  const key = Symbol('key');
  const array = Object.assign([1, 2], { x: 1, '01': 1, 4294967295: 1, [key]: 1, [HIDDEN]: 1 });
  Object.defineProperty(array, 'secret', { value: 1, enumerable: false });
  const [ALL, ONLY_ENUMERABLE] = [0, 2];
  const enumerable = ['x', '01', '4294967295', key];
  assert.deepEqual(new Set(getOwnNonIndexProperties(array, ONLY_ENUMERABLE)), new Set(enumerable));
  assert.deepEqual(
    new Set(getOwnNonIndexProperties(array, ALL)),
    new Set([...enumerable, 'length', 'secret']),
  );
});

test('the name of the constructor of an object', () => {
  const { getConstructorName } = binding(20);
  class Foo {}
  assert.equal(getConstructorName(new Foo()), 'Foo');
  assert.equal(getConstructorName(Object.create(null)), 'Object');
  assert.equal(getConstructorName(Object.create(new Foo())), 'Foo');
});

test('the standard streams are pipes: a name until Node 20, an index from 22', () => {
  assert.equal(binding(20)['guessHandleType'](2), 'PIPE');
  assert.equal(binding(22)['guessHandleType'](2), 4);
});

test('lazy properties load when read, and can be set before', () => {
  const { defineLazyProperties } = binding(22);
  const target: JsObject = {};
  defineLazyProperties(target, 'mod', ['answer', 'other'], false);
  assert.deepEqual(Object.keys(target), []);
  assert.equal(target['answer'], 'mod!');
  assert.equal(Object.getOwnPropertyDescriptor(target, 'answer')?.value, 'mod!');
  target['other'] = 2;
  assert.equal(target['other'], 2);
});

test('sleep takes the process its time', () => {
  const machine = bareMachine();
  const env = { major: 20, machine, promises: {} } as unknown as Environment;
  const before = machine.now;
  (util(env, {}, { t: 'o', p: {} }) as JsObject)['sleep'](3);
  assert.equal(machine.now - before, 3000);
});
