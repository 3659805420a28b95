import { indexOfBuffer, indexOfNumber, indexOfString } from './buffer-search.ts';
import { decodeUtf8 } from './encoding.ts';
import type { BindingFactory } from './environment.ts';
import {
  ASCII,
  BASE64,
  BASE64URL,
  bytesOf,
  bytesToString,
  type Encoding,
  HEX,
  LATIN1,
  parseEncoding,
  stringToBytes,
  UCS2,
  UTF8,
  utf8Length,
  writeString,
} from './string-bytes.ts';

/**
 * internalBinding('buffer'): src/node_buffer.cc. Sizes come from the release's shape
 * (`kMaxLength`); everything else is the same in every release, under the names that each release
 * uses.
 */
export const buffer: BindingFactory = (env) => ({
  /** Nothing to remember: a buffer is recognised by its process's own `Buffer.prototype`. */
  setBufferPrototype() {},
  /** `toggle[0] = 0` permits an allocator not to fill with zeros. That of the Lab always fills. */
  getZeroFillToggle() {
    return new Uint32Array(1);
  },
  createUnsafeArrayBuffer(length: number) {
    return new ArrayBuffer(length);
  },
  /** Only guards against transfer between threads; the Lab has one. */
  setDetachKey() {},
  arrayBufferAlignedOffset() {
    return 0;
  },
  detachArrayBuffer(source: ArrayBuffer) {
    // Old releases have no ArrayBuffer.prototype.transfer, and it is taken away for a run of theirs.
    return structuredClone(source, { transfer: [source] });
  },
  copyArrayBuffer,

  createFromString(string: string, encoding: Encoding) {
    return env.toBuffer(stringToBytes(string, encoding));
  },
  byteLengthUtf8: utf8Length,
  copy,
  compare(left: ArrayBufferView, right: ArrayBufferView) {
    return compareBytes(bytesOf(left), bytesOf(right));
  },
  compareOffset,
  fill,
  indexOfString,
  indexOfBuffer,
  indexOfNumber,
  swap16(view: Uint8Array) {
    return swap(view, 2);
  },
  swap32(view: Uint8Array) {
    return swap(view, 4);
  },
  swap64(view: Uint8Array) {
    return swap(view, 8);
  },
  isUtf8,
  isAscii(source: ArrayBufferView | ArrayBuffer) {
    return bytesOf(source).every((byte) => byte < 0x80);
  },
  atob: forgivingBase64,
  btoa(string: string) {
    return isOneByte(string) ? encodeBase64(string) : NOT_LATIN1;
  },

  asciiSlice: slice(ASCII),
  latin1Slice: slice(LATIN1),
  utf8Slice: slice(UTF8),
  hexSlice: slice(HEX),
  ucs2Slice: slice(UCS2),
  base64Slice: slice(BASE64),
  base64urlSlice: slice(BASE64URL),
  asciiWrite: write(LATIN1),
  latin1Write: write(LATIN1),
  utf8Write: write(UTF8),
  hexWrite: write(HEX),
  ucs2Write: write(UCS2),
  base64Write: write(BASE64),
  base64urlWrite: write(BASE64URL),
  // Node 22 passes the buffer as an argument instead of `this`.
  asciiWriteStatic: write(LATIN1),
  latin1WriteStatic: write(LATIN1),
  utf8WriteStatic: write(UTF8),

  // TextEncoder and TextDecoder, before Node 19 moved them to encoding_binding.
  encodeInto(string: string, target: Uint8Array, result: Uint32Array) {
    const { read, written } = encoder.encodeInto(string, target);
    result[0] = read;
    result[1] = written;
  },
  encodeUtf8String(string: string) {
    return encoder.encode(string);
  },
  decodeUTF8: decodeUtf8(env),
});

const encoder = new TextEncoder();

/**
 * `buf.hexSlice(start, end)` or `hexSlice(buf, start, end)`: releases differ in whether a method of
 * the prototype is the native itself or calls it.
 */
function slice(encoding: Encoding) {
  return function (this: unknown, ...args: unknown[]): string {
    const [bytes, start, end] = subject(this, args);
    return bytesToString(bytes.subarray(number(start, 0), number(end, bytes.length)), encoding);
  };
}

/**
 * `buf.hexWrite(string, offset, length)` or `hexWrite(buf, string, offset, length)`; returns bytes
 * written.
 */
function write(encoding: Encoding) {
  return function (this: unknown, ...args: unknown[]): number {
    const [bytes, string, offset, length] = subject(this, args);
    const start = number(offset, 0);
    const end = Math.min(bytes.length, start + number(length, bytes.length));
    return end <= start ? 0 : writeString(bytes.subarray(start, end), string as string, encoding);
  };
}

function subject(self: unknown, args: unknown[]): [bytes: Uint8Array, ...rest: unknown[]] {
  const [first, ...rest] = args;
  if (ArrayBuffer.isView(first)) return [bytesOf(first), ...rest];
  return [bytesOf(self as ArrayBufferView), ...args];
}

function number(value: unknown, fallback: number): number {
  return value === undefined ? fallback : Number(value);
}

function copyArrayBuffer(
  target: ArrayBuffer,
  targetStart: number,
  source: ArrayBuffer,
  sourceStart: number,
  length: number,
): void {
  new Uint8Array(target).set(new Uint8Array(source, sourceStart, length), targetStart);
}

function copy(
  source: ArrayBufferView,
  target: ArrayBufferView,
  targetStart: number,
  sourceStart: number,
  length: number,
): number {
  bytesOf(target).set(bytesOf(source).subarray(sourceStart, sourceStart + length), targetStart);
  return length;
}

function compareBytes(left: Uint8Array, right: Uint8Array): -1 | 0 | 1 {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  if (left.length === right.length) return 0;
  return left.length < right.length ? -1 : 1;
}

function compareOffset(
  source: ArrayBufferView,
  target: ArrayBufferView,
  targetStart: number,
  sourceStart: number,
  targetEnd: number,
  sourceEnd: number,
): number {
  return compareBytes(
    bytesOf(source).subarray(sourceStart, sourceEnd),
    bytesOf(target).subarray(targetStart, targetEnd),
  );
}

/** What Fill returns instead of throwing; lib/buffer.js turns them into errors. */
const FILL_OUT_OF_RANGE = -2;
const FILL_NOTHING_TO_REPEAT = -1;

function fill(
  view: ArrayBufferView,
  value: unknown,
  start: number,
  end: number,
  encoding: unknown,
): number | undefined {
  const bytes = bytesOf(view);
  if (start > end || end > bytes.length) return FILL_OUT_OF_RANGE;
  const target = bytes.subarray(start, end);
  if (typeof value !== 'string' && !ArrayBuffer.isView(value)) {
    target.fill(Number(value) & 0xff);
    return undefined;
  }
  const pattern =
    typeof value === 'string'
      ? stringToBytes(value, parseEncoding(encoding, UTF8))
      : bytesOf(value).slice();
  if (pattern.length === 0) return target.length === 0 ? undefined : FILL_NOTHING_TO_REPEAT;
  for (let index = 0; index < target.length; index++) {
    target[index] = pattern[index % pattern.length] ?? 0;
  }
  return undefined;
}

function swap(view: Uint8Array, width: number): Uint8Array {
  for (let start = 0; start + width <= view.length; start += width) {
    view.subarray(start, start + width).reverse();
  }
  return view;
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

function isUtf8(source: ArrayBufferView | ArrayBuffer): boolean {
  try {
    strictDecoder.decode(bytesOf(source));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** What the natives atob and btoa return instead of throwing (SetAtob, Btoa). */
const NOT_LATIN1 = -1;
const ATOB_LENGTH = -1;
const ATOB_CHARACTER = -2;

function isOneByte(string: string): boolean {
  for (let index = 0; index < string.length; index++) {
    if (string.charCodeAt(index) > 0xff) return false;
  }
  return true;
}

function encodeBase64(string: string): string {
  return bytesToString(stringToBytes(string, LATIN1), BASE64);
}

/** https://infra.spec.whatwg.org/#forgiving-base64-decode */
function forgivingBase64(string: string): string | typeof ATOB_LENGTH | typeof ATOB_CHARACTER {
  let data = string.replace(/[\t\n\f\r ]/g, '');
  if (data.length % 4 === 0) data = data.replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(data)) return ATOB_CHARACTER;
  if (data.length % 4 === 1) return ATOB_LENGTH;
  return bytesToString(stringToBytes(data, BASE64), LATIN1);
}
