import type { BindingFactory, Environment } from './environment.ts';
import {
  ASCII,
  BASE64,
  BASE64URL,
  bytesOf,
  bytesToString,
  type Encoding,
  HEX,
  LATIN1,
  UCS2,
  UTF8,
} from './string-bytes.ts';

/**
 * internalBinding('string_decoder'): src/string_decoder.cc. Decodes a stream chunk by chunk and
 * keeps the bytes of a character that a chunk boundary cut. The state lives in a buffer that
 * JavaScript owns: up to four bytes of the cut character, how many are missing, how many are kept,
 * the encoding (src/string_decoder.h, enum Fields).
 */
const MISSING_BYTES = 4;
const BUFFERED_BYTES = 5;
const ENCODING_FIELD = 6;

export const stringDecoder: BindingFactory = (_env: Environment) => ({
  decode(state: Uint8Array, chunk: ArrayBufferView) {
    return decode(state, bytesOf(chunk));
  },
  flush,
});

/** StringDecoder::DecodeData. */
function decode(state: Uint8Array, chunk: Uint8Array): string {
  const encoding = state[ENCODING_FIELD] as Encoding;
  if (encoding === ASCII || encoding === HEX || encoding === LATIN1) {
    return bytesToString(chunk, encoding);
  }
  let rest = chunk;
  let completed = '';
  if ((state[MISSING_BYTES] ?? 0) > 0) {
    rest = completeCharacter(state, rest, encoding);
    if (state[MISSING_BYTES] === 0) {
      completed = bytesToString(state.subarray(0, state[BUFFERED_BYTES]), encoding);
      state[BUFFERED_BYTES] = 0;
    }
  }
  if (rest.length === 0) return completed;
  cutIncompleteCharacter(state, rest, encoding);
  const whole = rest.length - (state[BUFFERED_BYTES] ?? 0);
  state.set(rest.subarray(whole), 0);
  return completed + bytesToString(rest.subarray(0, whole), encoding);
}

/** Moves bytes of the chunk behind the kept ones; returns what is left of the chunk. */
function completeCharacter(state: Uint8Array, chunk: Uint8Array, encoding: Encoding): Uint8Array {
  let rest = chunk;
  if (encoding === UTF8) {
    const found = rest.subarray(0, state[MISSING_BYTES]).findIndex((byte) => !isTrailing(byte));
    if (found >= 0) {
      // This is not a continuation byte, as the lead byte announced: the character ends here,
      // ill-formed.
      state[MISSING_BYTES] = 0;
      keep(state, rest.subarray(0, found));
      rest = rest.subarray(found);
    }
  }
  const missing = state[MISSING_BYTES] ?? 0;
  const found = Math.min(rest.length, missing);
  keep(state, rest.subarray(0, found));
  state[MISSING_BYTES] = missing - found;
  return rest.subarray(found);
}

/** Adds bytes to the kept ones. */
function keep(state: Uint8Array, bytes: Uint8Array): void {
  const buffered = state[BUFFERED_BYTES] ?? 0;
  state.set(bytes, buffered);
  state[BUFFERED_BYTES] = buffered + bytes.length;
}

/** Sets how many bytes at the end of the chunk begin a character that goes on in the next one. */
function cutIncompleteCharacter(state: Uint8Array, chunk: Uint8Array, encoding: Encoding): void {
  const last = chunk[chunk.length - 1] ?? 0;
  if (encoding === UTF8) {
    if (last & 0x80) cutIncompleteUtf8(state, chunk);
  } else if (encoding === UCS2) {
    if (chunk.length % 2 === 1) setCut(state, 1, 1);
    else if ((last & 0xfc) === 0xd8) setCut(state, 2, 2);
  } else if (encoding === BASE64 || encoding === BASE64URL) {
    const cut = chunk.length % 3;
    if (cut > 0) setCut(state, cut, 3 - cut);
  }
}

function cutIncompleteUtf8(state: Uint8Array, chunk: Uint8Array): void {
  for (let cut = 1; cut <= Math.min(4, chunk.length); cut++) {
    const byte = chunk[chunk.length - cut] ?? 0;
    if (isTrailing(byte)) continue;
    const length = utf8SequenceLength(byte);
    if (cut < length) setCut(state, cut, length - cut);
    return;
  }
}

/** Bytes that a UTF-8 lead byte announces; 0 for a byte that leads nothing. */
function utf8SequenceLength(lead: number): number {
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}

function isTrailing(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function setCut(state: Uint8Array, buffered: number, missing: number): void {
  state[BUFFERED_BYTES] = buffered;
  state[MISSING_BYTES] = missing;
}

/** StringDecoder::FlushData: what is left when the stream ends inside a character. */
function flush(state: Uint8Array): string {
  const encoding = state[ENCODING_FIELD] as Encoding;
  let buffered = state[BUFFERED_BYTES] ?? 0;
  // A single byte of a UTF-16 unit is dropped, as in Node's former decoder in JavaScript.
  if (encoding === UCS2 && buffered % 2 === 1) buffered--;
  setCut(state, 0, 0);
  return bytesToString(state.subarray(0, buffered), encoding);
}
