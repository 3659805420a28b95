import { bytesOf, type Encoding, stringToBytes, UCS2 } from './string-bytes.ts';

/**
 * `indexOf` and `lastIndexOf` of internalBinding('buffer'): IndexOfOffset, IndexOfString,
 * IndexOfBuffer and IndexOfNumber in src/node_buffer.cc, on nbytes::SearchString.
 */

/**
 * Where a search starts, or -1 when there can be no match (IndexOfOffset). C++ gets `from` as an
 * integer.
 */
function startOffset(length: number, from: number, needleLength: number, forward: boolean): number {
  const offset = Math.trunc(from);
  if (offset < 0) {
    if (offset + length >= 0) return length + offset;
    return forward || needleLength === 0 ? 0 : -1;
  }
  if (offset + needleLength <= length) return offset;
  if (needleLength === 0) return length;
  return forward ? -1 : length - 1;
}

/** SearchString over units of `width` bytes; both lengths and `offset` are in bytes. */
function search(
  haystack: Uint8Array,
  needle: Uint8Array,
  offset: number,
  forward: boolean,
  width: 1 | 2,
): number {
  const last = (haystack.length & -width) - needle.length;
  const first = offset & -width;
  const step = forward ? width : -width;
  for (let at = forward ? first : Math.min(first, last); at >= 0 && at <= last; at += step) {
    if (needle.every((byte, index) => haystack[at + index] === byte)) return at;
  }
  return -1;
}

function indexOfBytes(
  haystack: Uint8Array,
  needle: Uint8Array,
  offset: number,
  encoding: Encoding,
  forward: boolean,
): number {
  const start = startOffset(haystack.length, offset, needle.length, forward);
  if (needle.length === 0) return start;
  if (start < 0 || haystack.length === 0) return -1;
  const room = forward ? haystack.length - start : haystack.length;
  if (needle.length > room) return -1;
  if (encoding !== UCS2) return search(haystack, needle, start, forward, 1);
  if (haystack.length < 2 || needle.length < 2) return -1;
  return search(haystack, needle.subarray(0, needle.length & ~1), start, forward, 2);
}

/** Node 25 added an end to every search; earlier releases pass none and search the whole buffer. */
function upTo(bytes: Uint8Array, end: number | undefined): Uint8Array {
  return end === undefined ? bytes : bytes.subarray(0, Math.max(0, end));
}

export function indexOfString(
  buffer: ArrayBufferView,
  string: string,
  offset: number,
  encoding: Encoding,
  forward: boolean,
  end?: number,
): number {
  const needle = stringToBytes(string, encoding);
  const bytes = upTo(bytesOf(buffer), end);
  // IndexOfString ignores half a UTF-16 unit at the end; IndexOfBuffer does not.
  const haystack = encoding === UCS2 ? bytes.subarray(0, bytes.length & ~1) : bytes;
  return indexOfBytes(haystack, needle, offset, encoding, forward);
}

export function indexOfBuffer(
  buffer: ArrayBufferView,
  needle: ArrayBufferView,
  offset: number,
  encoding: Encoding,
  forward: boolean,
  end?: number,
): number {
  return indexOfBytes(upTo(bytesOf(buffer), end), bytesOf(needle), offset, encoding, forward);
}

export function indexOfNumber(
  buffer: ArrayBufferView,
  byte: number,
  offset: number,
  forward: boolean,
  end?: number,
): number {
  const bytes = upTo(bytesOf(buffer), end);
  const start = startOffset(bytes.length, offset, 1, forward);
  if (start < 0 || bytes.length === 0) return -1;
  // Not the methods of `bytes`: a Buffer has its own, which call this.
  const { indexOf, lastIndexOf } = Uint8Array.prototype;
  return (forward ? indexOf : lastIndexOf).call(bytes, byte & 0xff, start);
}
