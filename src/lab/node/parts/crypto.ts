import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import type { JsFunction, JsObject } from '../../bindings/environment.ts';
import type { ProcessEnvironment } from '../process-environment.ts';

/*
 * The part `crypto`: what programs take from node:crypto. Random numbers come from the run's own seeded source, so
 * that a run is the same every time.
 */

const HASHES = {
  ...{ md5, ripemd160, sha1, sha224, sha256, sha384, sha512, 'sha512-256': sha512_256 },
  ...{ 'sha3-224': sha3_224, 'sha3-256': sha3_256, 'sha3-384': sha3_384, 'sha3-512': sha3_512 },
};

/** `SHA-256`, `RSA-SHA256` and `sha256` are one. */
function hashNamed(name: string) {
  const id = name
    .toLowerCase()
    .replace(/^rsa-(?=sha|md)/, '')
    .replace(/^sha-(?=\d)/, 'sha');
  return Object.hasOwn(HASHES, id) ? HASHES[id as keyof typeof HASHES] : undefined;
}

interface Hashing {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Hashing;
}

const HEX = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
const UINT32 = 2 ** 32;
const SIZE_MAX = 2 ** 31 - 1;

/** The functions of node:crypto that the Lab has, for one process. */
export function create(env: ProcessEnvironment): JsObject {
  const { Buffer } = env.requireAny('buffer');
  const { Transform } = env.requireAny('stream');
  const { codes } = env.requireAny('internal/errors');
  const { validateString, validateNumber } = env.requireAny('internal/validators');
  const { isArrayBufferView, isAnyArrayBuffer } = env.requireAny('internal/util/types');

  const bytesOf = (data: unknown, encoding: unknown, name: string): Uint8Array => {
    if (typeof data === 'string')
      return Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding);
    if (!isArrayBufferView(data)) {
      throw new codes.ERR_INVALID_ARG_TYPE(
        name,
        ['string', 'Buffer', 'TypedArray', 'DataView'],
        data,
      );
    }
    const { buffer, byteOffset, byteLength } = data as Uint8Array;
    return new Uint8Array(buffer, byteOffset, byteLength);
  };
  const encoded = (bytes: Uint8Array, encoding: unknown): unknown => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
  };

  /** lib/internal/crypto/hash.js, with `Hashing` for the native handle. */
  const hashing = new WeakMap<object, { readonly state: Hashing; isFinal: boolean }>();
  const stateOf = (hash: object) => hashing.get(hash)!;
  const methods = {
    update(this: object, data: unknown, encoding: unknown) {
      const own = stateOf(this);
      if (own.isFinal) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
      own.state.update(bytesOf(data, encoding, 'data'));
      return this;
    },
    _transform(this: JsObject, chunk: unknown, encoding: unknown, done: JsFunction) {
      stateOf(this).state.update(bytesOf(chunk, encoding, 'data'));
      done();
    },
    _flush(this: JsObject, done: JsFunction) {
      const own = stateOf(this);
      this['push'](encoded(own.state.digest(), undefined));
      own.isFinal = true;
      done();
    },
  };
  const streamClass = (ctor: JsFunction, digest: JsFunction) => {
    Object.setPrototypeOf(ctor['prototype'], Transform.prototype);
    Object.setPrototypeOf(ctor, Transform);
    return Object.assign(ctor['prototype'], methods, { digest });
  };

  function Hash(
    this: JsObject,
    algorithm: string | Hashing,
    options?: object,
  ): JsObject | undefined {
    if (!new.target) return Reflect.construct(Hash, [algorithm, options]);
    let state: Hashing;
    if (typeof algorithm === 'object' && algorithm !== null) state = algorithm.clone();
    else {
      validateString(algorithm, 'algorithm');
      const hash = hashNamed(algorithm);
      if (!hash) throw new Error('Digest method not supported');
      state = hash.create() as unknown as Hashing;
    }
    Reflect.apply(Transform, this, [options]);
    hashing.set(this, { state, isFinal: false });
    return undefined;
  }
  streamClass(Hash as JsFunction, function digest(this: object, encoding: unknown) {
    const own = stateOf(this);
    if (own.isFinal) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
    own.isFinal = true;
    return encoded(own.state.digest(), encoding);
  }).copy = function copy(this: object, options: unknown) {
    const own = stateOf(this);
    if (own.isFinal) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
    return Reflect.construct(Hash, [own.state, options]);
  };

  function Hmac(
    this: JsObject,
    algorithm: string,
    key: unknown,
    options?: object,
  ): JsObject | undefined {
    if (!new.target) return Reflect.construct(Hmac, [algorithm, key, options]);
    validateString(algorithm, 'hmac');
    const hash = hashNamed(algorithm);
    const secret = isAnyArrayBuffer(key)
      ? new Uint8Array(key as ArrayBuffer)
      : bytesOf(key, undefined, 'key');
    if (!hash) throw new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
    Reflect.apply(Transform, this, [options]);
    hashing.set(this, { state: hmac.create(hash, secret) as unknown as Hashing, isFinal: false });
    return undefined;
  }
  streamClass(Hmac as JsFunction, function digest(this: object, encoding: unknown) {
    const own = stateOf(this);
    if (own.isFinal) return encoded(new Uint8Array(), encoding);
    own.isFinal = true;
    return encoded(own.state.digest(), encoding);
  });

  const fill = (bytes: Uint8Array): Uint8Array => {
    for (let at = 0; at < bytes.length; at++) bytes[at] = Math.floor(env.machine.random() * 256);
    return bytes;
  };
  /** What the thread pool has computed, told to a callback: RandomBytesJob (src/crypto/crypto_random.cc). */
  const later = (value: unknown, callback: JsFunction) => {
    const options = { asyncId: env.newAsyncId(), what: 'RANDOMBYTESREQUEST' };
    env.loop.queueWork(POOL_US, function* () {
      yield* env.makeCallback({}, callback, [null, value], options);
    });
  };
  const checkedCallback = (callback: unknown) => {
    if (typeof callback !== 'function')
      throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    return callback as JsFunction;
  };
  const uuid = () => {
    const bytes = fill(new Uint8Array(16));
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return HEX(bytes)
      .join('')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  function getRandomValues(array: Uint8Array): Uint8Array {
    if (!isArrayBufferView(array) || /^(?:Float|DataView)/.test(array.constructor.name)) {
      const { DOMException } = env.global;
      throw new DOMException(
        'The data argument must be an integer-type TypedArray',
        'TypeMismatchError',
      );
    }
    fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }

  const webcrypto = Object.create(
    { getRandomValues, randomUUID: () => uuid() },
    { [Symbol.toStringTag]: { value: 'Crypto' } },
  );

  return {
    createHash: function createHash(algorithm: string, options?: object) {
      return Reflect.construct(Hash, [algorithm, options]);
    },
    createHmac: function createHmac(algorithm: string, key: unknown, options?: object) {
      return Reflect.construct(Hmac, [algorithm, key, options]);
    },
    Hash,
    Hmac,
    hash: function hash(algorithm: string, data: unknown, encoding: unknown = 'hex') {
      validateString(algorithm, 'algorithm');
      const found = hashNamed(algorithm);
      if (!found) throw new Error('Digest method not supported');
      return encoded(found(bytesOf(data, 'utf8', 'input')), encoding);
    },
    getHashes: nameless(() => [...(env.requireAny('lab/hashes') as readonly string[])]),
    randomBytes: function randomBytes(size: number, callback?: unknown) {
      validateNumber(size, 'size');
      if (!(size >= 0 && size <= SIZE_MAX)) {
        throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${SIZE_MAX}`, size);
      }
      const bytes = encoded(fill(new Uint8Array(size)), undefined);
      if (callback === undefined) return bytes;
      later(bytes, checkedCallback(callback));
      return undefined;
    },
    randomFillSync: function randomFillSync(
      buffer: Uint8Array,
      offset = 0,
      size = buffer.byteLength - offset,
    ) {
      fill(new Uint8Array(buffer.buffer ?? buffer, (buffer.byteOffset ?? 0) + offset, size));
      return buffer;
    },
    randomInt: function randomInt(min: number, max?: number | JsFunction, callback?: JsFunction) {
      const [from, to, done] = typeof max === 'number' ? [min, max, callback] : [0, min, max];
      const value = from + Math.floor(((env.machine.random() * UINT32) / UINT32) * (to - from));
      if (done === undefined) return value;
      later(value, checkedCallback(done));
      return undefined;
    },
    randomUUID: function randomUUID(_options?: object) {
      return uuid();
    },
    getRandomValues,
    timingSafeEqual: function timingSafeEqual(a: Uint8Array, b: Uint8Array) {
      const [one, other] = [bytesOf(a, undefined, 'buf1'), bytesOf(b, undefined, 'buf2')];
      if (one.length !== other.length) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
      return one.every((byte, at) => byte === other[at]);
    },
    webcrypto,
  };
}

/** Node caches the result of this function in one that has no name (cachedResult, lib/internal/util.js). */
const nameless = (fn: JsFunction) => Object.defineProperty(fn, 'name', { value: '' });

/** How long the thread pool takes for a small job. */
const POOL_US = 50;
