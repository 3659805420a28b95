import assert from 'node:assert/strict';
import test from 'node:test';
import type { NativeShape } from '../release-pack.ts';
import { stubFromShape } from './stub.ts';
import { namingEnvironment as env, MissingNative } from './testing.ts';

const SHAPE = {
  t: 'o',
  p: {
    kMaxLength: { t: 'n', v: 4096 },
    kLimit: { t: 'num', v: 'Infinity' },
    kBig: { t: 'big', v: '9007199254740993' },
    kName: { t: 's', v: 'x' },
    isOn: { t: 'b', v: true },
    nothing: { t: 'null' },
    missing: { t: 'undefined' },
    key: { t: 'sym', v: 'node:key' },
    fields: { t: 'ta', c: 'Float64Array', n: 3 },
    names: { t: 'arr', v: [{ t: 's', v: 'GET' }] },
    table: {
      t: 'map',
      v: [
        [
          { t: 'n', v: 1 },
          { t: 's', v: 'one' },
        ],
      ],
    },
    open: { t: 'f' },
    TCP: { t: 'f', p: ['bind', 'open'] },
    constants: { t: 'o', p: { os: { t: 'o', p: { EINTR: { t: 'n', v: 4 }, open: { t: 'f' } } } } },
  },
} as const satisfies NativeShape;

const stub = stubFromShape(SHAPE, 'b', env);

test('constants have the release’s values', () => {
  assert.equal(stub['kMaxLength'], 4096);
  assert.equal(stub['kLimit'], Infinity);
  assert.equal(stub['kBig'], 9007199254740993n);
  assert.equal(stub['kName'], 'x');
  assert.equal(stub['isOn'], true);
  assert.equal(stub['nothing'], null);
  assert.equal(stub['missing'], undefined);
  assert.equal(stub['key'].description, 'node:key');
  assert.deepEqual(stub['fields'], new Float64Array(3));
  assert.deepEqual(stub['names'], ['GET']);
  assert.equal(stub['table'].get(1), 'one');
  assert.equal(stub['constants'].os.EINTR, 4);
  assert.ok('missing' in stub);
});

test('functions and classes throw errors that name them', () => {
  assert.throws(() => stub['open'](), new MissingNative('b.open'));
  assert.throws(() => stub['constants'].os.open(), new MissingNative('b.constants.os.open'));
  assert.throws(() => new stub['TCP'](), new MissingNative('b.TCP'));
  assert.throws(() => stub['TCP'].prototype.bind(), new MissingNative('b.TCP#bind'));
  class Derived extends stub['TCP'] {}
  assert.throws(() => new Derived(), new MissingNative('b.TCP'));
});

test('typed arrays are not shared between processes', () => {
  assert.notEqual(stubFromShape(SHAPE, 'b', env)['fields'], stub['fields']);
});
