import assert from 'node:assert/strict';
import test from 'node:test';
import type { NativeShape } from '../release-pack.ts';
import { nameMissingNatives } from './missing-natives.ts';
import { namingEnvironment as env, MissingNative } from './testing.ts';

const SHAPE = {
  t: 'o',
  p: {
    kLimit: { t: 'n', v: 1 },
    open: { t: 'f' },
    close: { t: 'f' },
    TCP: { t: 'f', p: ['bind', 'fd', 'look'] },
    nested: { t: 'o', p: { deep: { t: 'f' } } },
  },
} as const satisfies NativeShape;

/** A binding with a part of that shape. It has an accessor, and its class lacks one method. */
const incompleteBinding = () => ({
  kLimit: 1,
  close: () => 'closed',
  nested: {} as Record<string, () => never>,
  TCP: class {
    bind() {
      return 'bound';
    }
    get fd(): number {
      throw new Error('an accessor is not to be read');
    }
  } as unknown as new () => Record<string, () => unknown>,
});

test('a member that the release has and the binding lacks is replaced by an error with its name', () => {
  const binding = incompleteBinding();
  assert.deepEqual(nameMissingNatives(binding, SHAPE, 'b', env), [
    'b.open',
    'b.TCP#look',
    'b.nested.deep',
  ]);
  const tcp = new binding.TCP();
  assert.throws(() => tcp['look']?.(), new MissingNative('b.TCP#look'));
  assert.throws(() => binding.nested['deep']?.(), new MissingNative('b.nested.deep'));
  assert.equal(tcp['bind']?.(), 'bound');
  assert.equal(binding.close(), 'closed');
});

test('a completed binding lacks nothing', () => {
  const binding = incompleteBinding();
  nameMissingNatives(binding, SHAPE, 'b', env);
  assert.deepEqual(nameMissingNatives(binding, SHAPE, 'b', env), []);
});

test('a named error is not enumerable, so that inspect prints what Node prints', () => {
  const binding = incompleteBinding();
  nameMissingNatives(binding, SHAPE, 'b', env);
  assert.deepEqual(Object.keys(binding.TCP.prototype), []);
});
