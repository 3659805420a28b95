import assert from 'node:assert/strict';
import test from 'node:test';
import type { Environment, JsObject } from './environment.ts';
import { errors } from './errors.ts';

const { noSideEffectsToString } = errors({} as Environment, {}, { t: 'o', p: {} }) as JsObject;

class Foo {}
class Loud {
  toString() {
    throw new Error('called');
  }
}

// What `node -e "Promise.reject(<value>)"` prints as the reason, Node 20.0.0.
const REASONS: readonly (readonly [value: unknown, text: string])[] = [
  ['text', 'text'],
  [undefined, 'undefined'],
  [null, 'null'],
  [-0, '0'],
  [12n, '12'],
  [Symbol('s'), 'Symbol(s)'],
  [{}, '#<Object>'],
  [new Foo(), '#<Foo>'],
  [[1, 2], '[object Array]'],
  [new Map(), '#<Map>'],
  [Object.create(null), '[object Object]'],
  [{ [Symbol.toStringTag]: 'Tag', constructor: undefined }, '[object Tag]'],
  [new TypeError('bad'), 'TypeError: bad'],
  [Object.assign(new Error('bad'), { name: '' }), 'bad'],
  [new RangeError(), 'RangeError'],
  [new Loud(), '[object Object]'],
];

for (const [value, text] of REASONS) {
  test(`a rejection's reason reads ${text}`, () => {
    assert.equal(noSideEffectsToString(value), text);
  });
}
