import type { BindingFactory, Environment } from './environment.ts';
import { hostnameToAscii } from './hostname.ts';
import { bytesOf, bytesToString, LATIN1 } from './string-bytes.ts';

const encoder = new TextEncoder();

/**
 * internalBinding('encoding_binding'): src/encoding_binding.cc, for TextEncoder and TextDecoder.
 * Until Node 18 these natives belonged to `buffer`, which takes them from here.
 */
export const encodingBinding: BindingFactory = (env, stub) => ({
  encodeInto(string: string, target: Uint8Array) {
    const { read, written } = encoder.encodeInto(string, target);
    stub['encodeIntoResults'].set([read, written]);
  },
  encodeUtf8String(string: string) {
    return encoder.encode(string);
  },
  decodeUTF8: decodeUtf8(env),
  decodeLatin1(bytes: ArrayBufferView | ArrayBuffer) {
    return bytesToString(bytesOf(checked(bytes, 'input')), LATIN1);
  },
  decodeWindows1252(bytes: ArrayBufferView | ArrayBuffer) {
    return new TextDecoder('windows-1252').decode(bytesOf(bytes));
  },
  toASCII: hostnameToAscii,
  toUnicode(domain: string) {
    return domain;
  },
});

/**
 * BindingData::DecodeUTF8. Throws ERR_ENCODING_INVALID_ENCODED_DATA when `fatal` and ill-formed.
 */
export function decodeUtf8(env: Environment) {
  return (bytes: ArrayBufferView | ArrayBuffer, ignoreBOM = false, fatal = false): string => {
    checked(bytes, 'list');
    try {
      return new TextDecoder('utf-8', { ignoreBOM, fatal }).decode(bytesOf(bytes));
    } catch (error) {
      throw invalidData(env, 'utf-8', error);
    }
  };
}

/** What C++ throws for anything but bytes, under its own name of the argument. */
export function checked<T>(bytes: T, name: string): T {
  if (ArrayBuffer.isView(bytes) || isBuffer(bytes)) return bytes;
  const kinds = 'SharedArrayBuffer, ArrayBuffer or ArrayBufferView';
  const error = new TypeError(`The "${name}" argument must be an instance of ${kinds}.`);
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

function isBuffer(value: unknown): boolean {
  return /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
}

export function invalidData(env: Environment, encoding: string, cause: unknown): Error {
  const { ERR_ENCODING_INVALID_ENCODED_DATA } = env.require('internal/errors').codes;
  return new ERR_ENCODING_INVALID_ENCODED_DATA(encoding, cause);
}
