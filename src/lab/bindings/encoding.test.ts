import assert from 'node:assert/strict';
import test from 'node:test';
import { encodingBinding } from './encoding.ts';
import type { Environment, JsObject } from './environment.ts';
import { icu } from './icu.ts';

class InvalidData extends TypeError {}

const env = {
  require: () => ({ codes: { ERR_ENCODING_INVALID_ENCODED_DATA: InvalidData } }),
} as unknown as Environment;
const stub = { encodeIntoResults: new Uint32Array(2) };
const encoding = encodingBinding(env, stub, { t: 'o', p: {} }) as JsObject;
const { getConverter, decode, getStringWidth } = icu(env, {}, { t: 'o', p: {} }) as JsObject;

test('encodeInto reports how much it read and wrote', () => {
  const target = new Uint8Array(4);
  encoding['encodeInto']('h€y', target);
  assert.deepEqual([...stub.encodeIntoResults], [2, 4]);
  assert.deepEqual([...target], [0x68, 0xe2, 0x82, 0xac]);
});

test('decodeUTF8: byte order mark and fatal as the arguments say, the error is Node’s', () => {
  const bytes = Buffer.from('\ufeffa');
  assert.equal(encoding['decodeUTF8'](bytes), 'a');
  assert.equal(encoding['decodeUTF8'](bytes, true), '\ufeffa');
  assert.equal(encoding['decodeUTF8'](Buffer.from([0xff])), '\ufffd');
  assert.throws(() => encoding['decodeUTF8'](Buffer.from([0xff]), false, true), InvalidData);
});

test('a converter keeps a cut character until the next chunk, unless told to flush', () => {
  const [KEEP, FLUSH, FATAL] = [0, 1, 2];
  const utf16 = getConverter('utf-16le', 0);
  assert.equal(decode(utf16, Buffer.from([0x41, 0x00, 0x42]), KEEP, 'utf-16le'), 'A');
  assert.equal(decode(utf16, Buffer.from([0x00]), FLUSH, 'utf-16le'), 'B');
  const fatal = getConverter('utf-8', FATAL);
  assert.throws(() => decode(fatal, Buffer.from([0xff]), FLUSH, 'utf-8'), InvalidData);
  assert.equal(getConverter('no-such-encoding', 0), undefined);
});

test('columns of a terminal: wide, narrow, none', () => {
  assert.equal(getStringWidth('é'), 1);
  assert.equal(getStringWidth('日本'), 4);
  assert.equal(getStringWidth('😀'), 2);
  assert.equal(getStringWidth('e\u0301\u200b'), 1);
  assert.equal(getStringWidth('ｗ한'), 4);
});
