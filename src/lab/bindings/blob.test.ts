import assert from 'node:assert/strict';
import test from 'node:test';
import { blob } from './blob.ts';
import type { JsObject } from './environment.ts';
import { testEnvironment } from './testing.ts';

const NAMES = ['createBlob', 'concat', 'storeDataObject', 'getDataObject', 'revokeObjectURL'];

function binding(): JsObject {
  const stub = Object.fromEntries(NAMES.map((name) => [name, () => {}])) as JsObject;
  return blob(testEnvironment(), stub, { t: 'o', p: {} }) as JsObject;
}

/** What the pulls of a reader are told, until the end. */
function pulls(handle: JsObject): unknown[] {
  const told: unknown[] = [];
  const reader = handle['getReader']();
  for (let status = 1; status !== 0; ) {
    status = reader.pull((got: number, bytes?: ArrayBuffer) => {
      told.push(bytes === undefined ? got : [got, ...new Uint8Array(bytes)]);
    });
  }
  return told;
}

test('a reader gives each part and then its end, as the binaries of 20.0.0 and 24.21.0 do', () => {
  const { createBlob } = binding();
  const inner = createBlob([new Uint8Array([9, 8, 7, 6])]).slice(1, 3);
  const whole = createBlob([new Uint8Array([1, 2, 3]), new Uint8Array([4, 5]), inner]);
  assert.deepEqual(pulls(whole), [[1, 1, 2, 3], 1, [1, 4, 5], 1, [1, 8, 7], 0]);
  assert.deepEqual(pulls(whole.slice(2, 6)), [[1, 3], 1, [1, 4, 5], 1, [1, 8], 0]);
  assert.deepEqual(pulls(createBlob([])), [0]);
});

test('the bytes of a blob are a copy, and it has what its release has', () => {
  const made = binding();
  const source = new Uint8Array([1]);
  const handle = made['createBlob']([source]);
  source[0] = 2;
  assert.deepEqual(pulls(handle), [[1, 1], 0]);
  assert.deepEqual(Object.keys(made).sort(), [...NAMES].sort());
  assert.equal(made['concat']([new Uint8Array([1]), new Uint8Array([2]).buffer]).byteLength, 2);
});

test('an object is found by its id until its URL is revoked', () => {
  const made = binding();
  const handle = made['createBlob']([]);
  made['storeDataObject']('id', handle, 0, 'text/plain');
  assert.deepEqual(made['getDataObject']('id'), [handle, 0, 'text/plain']);
  made['revokeObjectURL']('blob:nodedata:id');
  assert.equal(made['getDataObject']('id'), undefined);
});
