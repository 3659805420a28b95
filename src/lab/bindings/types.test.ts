import assert from 'node:assert/strict';
import test from 'node:test';
import { types as hostTypes } from 'node:util';
import type { Environment, JsFunction } from './environment.ts';
import { createProxies } from './proxies.ts';
import { typeTests } from './types.ts';

const proxies = createProxies();
const env = { promises: { isPromise: hostTypes.isPromise }, proxies } as unknown as Environment;

function argumentsObject(..._args: unknown[]): unknown {
  // biome-ignore lint/complexity/noArguments: the object itself is wanted
  return arguments;
}

const VALUES: Record<string, unknown> = {
  ...{ undefined: undefined, null: null, zero: 0, text: 'x', symbol: Symbol('x'), big: 1n },
  ...{ object: {}, array: [], bare: Object.create(null), fn: () => {} },
  ...{ map: new Map(), set: new Set(), weakMap: new WeakMap(), weakSet: new WeakSet() },
  mapIterator: new Map().keys(),
  setIterator: new Set().values(),
  arrayIterator: [].values(),
  ...{ date: new Date(), regExp: /x/, promise: Promise.resolve() },
  ...{ error: new TypeError('x'), fakeError: Object.create(Error.prototype) },
  taggedError: Object.assign(new Error('x'), { [Symbol.toStringTag]: 'Tagged' }),
  domException: new DOMException('x'),
  ...{
    buffer: Buffer.alloc(1),
    view: new DataView(new ArrayBuffer(1)),
    floats: new Float64Array(1),
  },
  ...{ arrayBuffer: new ArrayBuffer(1), shared: new SharedArrayBuffer(1) },
  ...{ number: Object(1), string: Object('x'), boolean: Object(true) },
  ...{ boxedSymbol: Object(Symbol('x')), boxedBig: Object(1n) },
  arguments: argumentsObject(1),
  generator: (function* () {})(),
  asyncGenerator: (async function* () {})(),
  ...{
    asyncFn: async () => {},
    generatorFn: function* () {},
    asyncGeneratorFn: async function* () {},
  },
  ...{ fakeMap: Object.create(Map.prototype), fakeDate: Object.create(Date.prototype) },
  fakeBuffer: Object.create(Uint8Array.prototype),
  fakeView: Object.create(DataView.prototype),
  mapPrototype: Map.prototype,
  regExpPrototype: RegExp.prototype,
  ...{ proxy: new proxies.Proxy([], {}), proxiedMap: new proxies.Proxy(new Map(), {}) },
  revoked: proxies.Proxy.revocable({}, {}).proxy,
  taggedAsMap: { [Symbol.toStringTag]: 'Map' },
};

const HOST_TESTS = hostTypes as unknown as Record<string, JsFunction>;
const OURS = typeTests(env);

for (const [name, ours] of Object.entries(OURS)) {
  const host = HOST_TESTS[name];
  if (host === undefined) continue;
  test(`${name} agrees with the host's util.types`, () => {
    for (const [label, value] of Object.entries(VALUES)) {
      assert.equal(ours(value), host(value), label);
    }
  });
}

test('every test of util.types is there', () => {
  const missing = Object.keys(HOST_TESTS).filter((name) => !(name in OURS));
  // The tests that Node's lib/internal/util/types.js implements itself, with ArrayBuffer.isView.
  const inLib = /^is(Uint|Int|Big|Float)\w*Array$|^is(Key|Crypto)\w+$/;
  assert.deepEqual(
    missing.filter((name) => !inLib.test(name)),
    [],
  );
});
