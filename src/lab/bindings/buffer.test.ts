import assert from 'node:assert/strict';
import test from 'node:test';
import { buffer } from './buffer.ts';
import type { Environment, JsFunction } from './environment.ts';
import { parseEncoding } from './string-bytes.ts';

const env = { toBuffer: (bytes: Uint8Array) => Buffer.from(bytes) } as unknown as Environment;
const binding = buffer(env, {}, { t: 'o', p: {} }) as Record<string, JsFunction>;
function native(name: string): JsFunction {
  const found = binding[name];
  if (found === undefined) throw new Error(`the binding has no ${name}`);
  return found;
}

let seed = 7;
function random(below: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % below;
}
function oneOf<T>(values: readonly T[]): T | undefined {
  return values[random(values.length)];
}
function randomBytes(lengthMax: number, valueMax: number): Buffer {
  return Buffer.from(Array.from({ length: random(lengthMax + 1) }, () => random(valueMax)));
}

const UNITS = [
  'a',
  '=',
  'Q',
  '+',
  '-',
  '/',
  ' ',
  '\n',
  '0',
  'f',
  'é',
  'Ł',
  '€',
  '\ud83d',
  '\ude00',
  '\uffff',
];
function randomString(lengthMax: number): string {
  return Array.from({ length: random(lengthMax + 1) }, () => oneOf(UNITS)).join('');
}

const ENCODINGS = ['utf8', 'ucs2', 'latin1', 'ascii', 'hex', 'base64', 'base64url'] as const;

for (const encoding of ENCODINGS) {
  test(`${encoding}: slice, write and createFromString agree with the host`, () => {
    for (let round = 0; round < 2000; round++) {
      const bytes = randomBytes(12, 256);
      const [start, end] = [random(14), random(14)];
      assert.equal(
        native(`${encoding}Slice`).call(bytes, start, end),
        bytes.toString(encoding, start, end),
      );
      assert.equal(
        native(`${encoding}Slice`)(bytes, start, end),
        bytes.toString(encoding, start, end),
      );
      const string = randomString(12);
      assert.deepEqual(
        native('createFromString')(string, parseEncoding(encoding, 1)),
        Buffer.from(string, encoding),
        JSON.stringify(string),
      );
      const [ours, theirs] = [Buffer.alloc(8), Buffer.alloc(8)];
      const offset = random(8);
      const length = random(9 - offset);
      assert.equal(
        native(`${encoding}Write`).call(ours, string, offset, length),
        theirs.write(string, offset, length, encoding),
        JSON.stringify([string, offset, length]),
      );
      assert.deepEqual(ours, theirs);
    }
  });

  test(`${encoding}: indexOf and lastIndexOf agree with the host`, () => {
    for (let round = 0; round < 4000; round++) {
      const haystack = randomBytes(10, 2);
      const needle = randomBytes(3, 2);
      const offset = random(26) - 13;
      const forward = random(2) === 1;
      const method = forward ? 'indexOf' : 'lastIndexOf';
      const code = parseEncoding(encoding, 1);
      const label = JSON.stringify([[...haystack], [...needle], offset, forward]);
      // For UTF-16 in an odd number of bytes, Node's own answer depends on the memory behind them.
      if (encoding !== 'ucs2' || haystack.length % 2 === 0) {
        assert.equal(
          native('indexOfBuffer')(haystack, needle, offset, code, forward),
          haystack[method](needle, offset, encoding),
          label,
        );
      }
      const string = needle.toString(encoding);
      assert.equal(
        native('indexOfString')(haystack, string, offset, code, forward),
        haystack[method](string, offset, encoding),
        label,
      );
      assert.equal(
        native('indexOfNumber')(haystack, 1, offset, forward),
        haystack[method](1, offset),
        label,
      );
    }
  });
}

test('fill agrees with the host, also about why it cannot', () => {
  for (let round = 0; round < 2000; round++) {
    const encoding = oneOf(ENCODINGS);
    const value = oneOf([random(1000) - 500, randomBytes(3, 256), 'aé€'.slice(random(3))]);
    const [ours, theirs] = [Buffer.alloc(9), Buffer.alloc(9)];
    const start = random(9);
    const end = start + random(10 - start);
    const result = native('fill')(ours, value, start, end, encoding);
    if (result === -1) continue;
    theirs.fill(value as string, start, end, encoding);
    assert.deepEqual(ours, theirs, JSON.stringify([value, start, end, encoding]));
  }
  assert.equal(native('fill')(Buffer.alloc(3), 'x', 2, 1, 'utf8'), -2);
  assert.equal(native('fill')(Buffer.alloc(3), 'x', 0, 4, 'utf8'), -2);
  assert.equal(native('fill')(Buffer.alloc(3), 'zz', 0, 3, 'hex'), -1);
});

test('compare, compareOffset and swap agree with the host', () => {
  for (let round = 0; round < 2000; round++) {
    const [left, right] = [randomBytes(6, 3), randomBytes(6, 3)];
    assert.equal(native('compare')(left, right), Buffer.compare(left, right));
    const [sourceStart, targetStart] = [random(left.length + 1), random(right.length + 1)];
    const sourceEnd = sourceStart + random(left.length - sourceStart + 1);
    const targetEnd = targetStart + random(right.length - targetStart + 1);
    assert.equal(
      native('compareOffset')(left, right, targetStart, sourceStart, targetEnd, sourceEnd),
      left.compare(right, targetStart, targetEnd, sourceStart, sourceEnd),
    );
  }
  const bytes = Buffer.from([...Array(16).keys()]);
  assert.deepEqual(native('swap16')(Buffer.from(bytes)), Buffer.from(bytes).swap16());
  assert.deepEqual(native('swap32')(Buffer.from(bytes)), Buffer.from(bytes).swap32());
  assert.deepEqual(native('swap64')(Buffer.from(bytes)), Buffer.from(bytes).swap64());
});

test('atob and btoa agree with the host, errors as the numbers lib/buffer.js expects', () => {
  for (let round = 0; round < 3000; round++) {
    const string = randomString(9);
    let expected: string | undefined;
    try {
      expected = atob(string);
    } catch {
      expected = undefined;
    }
    const decoded = native('atob')(string);
    if (expected === undefined) assert.ok(decoded === -1 || decoded === -2, JSON.stringify(string));
    else assert.equal(decoded, expected, JSON.stringify(string));
  }
  assert.equal(native('btoa')('é\xff'), btoa('é\xff'));
  assert.equal(native('btoa')('€'), -1);
});

test('utf8 length, isUtf8 and isAscii agree with the host', () => {
  for (let round = 0; round < 3000; round++) {
    const string = randomString(8);
    assert.equal(native('byteLengthUtf8')(string), Buffer.byteLength(string, 'utf8'));
  }
  assert.equal(native('isUtf8')(Buffer.from('é€😀')), true);
  assert.equal(native('isUtf8')(Buffer.from([0xc3])), false);
  assert.equal(native('isAscii')(Buffer.from('plain')), true);
  assert.equal(native('isAscii')(Buffer.from('é')), false);
});
