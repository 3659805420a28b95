/**
 * Strings to bytes and back, in Node's eight encodings: src/string_bytes.cc (StringBytes::Write,
 * ::Encode) and deps/nbytes. Bindings share it: buffer, string_decoder and every stream that writes
 * strings.
 */

/**
 * `enum encoding` in src/node.h; `internalBinding('string_decoder').encodings` lists the names in
 * this order.
 */
export const ASCII = 0;
export const UTF8 = 1;
export const BASE64 = 2;
export const UCS2 = 3;
export const LATIN1 = 4;
export const HEX = 5;
const BUFFER = 6;
export const BASE64URL = 7;

export type Encoding =
  | typeof ASCII
  | typeof UTF8
  | typeof BASE64
  | typeof UCS2
  | typeof LATIN1
  | typeof HEX
  | typeof BUFFER
  | typeof BASE64URL;

const ENCODING_NAMES: Readonly<Record<string, Encoding>> = {
  ascii: ASCII,
  utf8: UTF8,
  'utf-8': UTF8,
  base64: BASE64,
  base64url: BASE64URL,
  ucs2: UCS2,
  'ucs-2': UCS2,
  utf16le: UCS2,
  'utf-16le': UCS2,
  latin1: LATIN1,
  binary: LATIN1,
  hex: HEX,
  buffer: BUFFER,
};

/**
 * ParseEncoding (src/api/encoding.cc): a number or a name in any case; anything else is `fallback`.
 */
export function parseEncoding(value: unknown, fallback: Encoding): Encoding {
  if (typeof value === 'number') return value as Encoding;
  if (typeof value !== 'string') return fallback;
  return ENCODING_NAMES[value.toLowerCase()] ?? fallback;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes of any ArrayBuffer or view, without a copy. */
export function bytesOf(source: ArrayBufferView | ArrayBufferLike): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  return new Uint8Array(source);
}

/** StringBytes::Encode: bytes to a string. */
export function bytesToString(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case UTF8:
    case BUFFER:
      return decoder.decode(bytes);
    case LATIN1:
      return oneByteString(bytes);
    case ASCII:
      return oneByteString(bytes.map((byte) => byte & 0x7f));
    case UCS2:
      return twoByteString(bytes);
    case HEX:
      return hexString(bytes);
    case BASE64:
      return base64String(bytes, BASE64_ALPHABET, '=');
    case BASE64URL:
      return base64String(bytes, BASE64URL_ALPHABET, '');
  }
}

/** StringBytes::Write with room for everything: a string to new bytes. */
export function stringToBytes(string: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case UTF8:
    case BUFFER:
      return encoder.encode(string);
    case ASCII:
    case LATIN1:
      return Uint8Array.from({ length: string.length }, (_, index) => string.charCodeAt(index));
    case UCS2:
      return twoByteBytes(string);
    case HEX:
      return hexBytes(string);
    case BASE64:
    case BASE64URL:
      return base64Bytes(string);
  }
}

/** StringBytes::Write: fills `target` with whole characters only; returns the bytes written. */
export function writeString(target: Uint8Array, string: string, encoding: Encoding): number {
  if (encoding === UTF8 || encoding === BUFFER) return encoder.encodeInto(string, target).written;
  const bytes = stringToBytes(string, encoding);
  const room = encoding === UCS2 ? target.length & ~1 : target.length;
  const length = Math.min(bytes.length, room);
  target.set(bytes.subarray(0, length));
  return length;
}

/** Length of a string in UTF-8, lone surrogates counted as U+FFFD (3 bytes). */
export function utf8Length(string: string): number {
  let length = 0;
  for (let index = 0; index < string.length; index++) {
    const unit = string.charCodeAt(index);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (isSurrogatePair(unit, string.charCodeAt(index + 1))) {
      length += 4;
      index++;
    } else length += 3;
  }
  return length;
}

function isSurrogatePair(lead: number, trail: number): boolean {
  return (lead & 0xfc00) === 0xd800 && (trail & 0xfc00) === 0xdc00;
}

/** Arguments of one `String.fromCharCode` call: engines refuse more than some ten thousand. */
const CHAR_CODES_PER_CALL = 8192;

function oneByteString(bytes: Uint8Array): string {
  let string = '';
  for (let start = 0; start < bytes.length; start += CHAR_CODES_PER_CALL) {
    string += String.fromCharCode(...bytes.subarray(start, start + CHAR_CODES_PER_CALL));
  }
  return string;
}

function twoByteString(bytes: Uint8Array): string {
  let string = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    string += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
  }
  return string;
}

function twoByteBytes(string: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(string.length * 2);
  for (let index = 0; index < string.length; index++) {
    const unit = string.charCodeAt(index);
    bytes[2 * index] = unit;
    bytes[2 * index + 1] = unit >> 8;
  }
  return bytes;
}

function hexString(bytes: Uint8Array): string {
  let string = '';
  for (const byte of bytes) string += byte.toString(16).padStart(2, '0');
  return string;
}

/**
 * nbytes::HexWrite: stops at the first pair that is not hexadecimal; only the low byte of a unit
 * counts.
 */
function hexBytes(string: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(string.length >> 1);
  let length = 0;
  for (; length < bytes.length; length++) {
    const high = hexDigit(string.charCodeAt(2 * length));
    const low = hexDigit(string.charCodeAt(2 * length + 1));
    if (high < 0 || low < 0) break;
    bytes[length] = (high << 4) | low;
  }
  return bytes.subarray(0, length);
}

function hexDigit(unit: number): number {
  const code = unit & 0xff;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64URL_ALPHABET = `${BASE64_ALPHABET.slice(0, 62)}-_`;

/** Both alphabets at once, as Node decodes them. */
const BASE64_VALUES = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value++) {
  BASE64_VALUES[BASE64_ALPHABET.charCodeAt(value)] = value;
  BASE64_VALUES[BASE64URL_ALPHABET.charCodeAt(value)] = value;
}

function base64String(bytes: Uint8Array, alphabet: string, padding: string): string {
  let string = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const group =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    string += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
    string += left > 1 ? alphabet.charAt((group >> 6) & 63) : padding;
    string += left > 2 ? alphabet.charAt(group & 63) : padding;
  }
  return string;
}

/**
 * Forgiving decoder: stops at `=`, skips what is in neither alphabet, drops bits that fill no byte.
 */
function base64Bytes(string: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((string.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let bitCount = 0;
  for (let index = 0; index < string.length; index++) {
    const code = string.charCodeAt(index) & 0xff;
    if (code === 0x3d) break;
    const value = BASE64_VALUES[code] ?? -1;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[length++] = bits >> bitCount;
  }
  return bytes.subarray(0, length);
}
