import { currentScripts } from '../program/current-frames.ts';
import { urlOf } from '../program/source.ts';
import type { BindingFactory, JsFunction, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { isCollectionIterator, previewIterator } from './preview-iterator.ts';
import { typeTests } from './types.ts';

const APP_URL = urlOf('');

/** V8's PropertyFilter. */
const ONLY_ENUMERABLE = 2;

/**
 * What guessHandleType answers for the standard streams: a name, from Node 22 its index in
 * `handleTypes`.
 */
const PIPE = { name: 'PIPE', index: 4 };
const UNKNOWN = { name: 'UNKNOWN', index: 5 };
const STDERR_FD = 2;

/** internalBinding('util'): src/node_util.cc, the questions that lib/ asks V8. */
export const util: BindingFactory = (env, stub) => {
  /**
   * V8's private symbols are never listed. Ordinary symbols stand in for them, so these are left
   * out.
   */
  const hidden = new Set<PropertyKey>(Object.values(stub['privateSymbols'] ?? {}) as symbol[]);

  function getOwnNonIndexProperties(object: object, filter: number): PropertyKey[] {
    return Reflect.ownKeys(object).filter((key) => {
      if (isIndex(key) || hidden.has(key)) return false;
      return filter !== ONLY_ENUMERABLE || Object.prototype.propertyIsEnumerable.call(object, key);
    });
  }

  return {
    ...typeTests(env),
    getOwnNonIndexProperties,
    getConstructorName,
    getPromiseDetails(promise: object) {
      return env.promises.details(promise);
    },
    /**
     * GetProxyDetails: target and handler, or the target alone; undefined when the value is not a
     * proxy.
     */
    getProxyDetails(value: unknown, both = true) {
      const details = env.proxies.details(value);
      return both ? details && [...details] : details?.[0];
    },
    /** The contents of a weak collection cannot be read, so none are shown. */
    previewEntries(object: object, isIterator?: boolean) {
      if (!isIterator && !isCollectionIterator(object)) return [];
      const preview = previewIterator(object);
      return isIterator ? preview : preview[0];
    },
    /** Whether the innermost frame outside of Node is in a package. Node does not warn such code. */
    isInsideNodeModules() {
      return (
        currentScripts()
          .find((url) => url.startsWith(APP_URL))
          ?.includes('/node_modules/') ?? false
      );
    },
    getCallSites() {
      return [];
    },
    getCallerLocation() {
      return undefined;
    },
    guessHandleType(fd: number) {
      const type = fd <= STDERR_FD ? PIPE : UNKNOWN;
      return env.major >= 22 ? type.index : type.name;
    },
    /** usleep(3): the process and its loop do nothing for so long. */
    sleep(durationMs: number) {
      return env.machine.elapse(durationMs * 1000);
    },
    // Old releases have no String.prototype.toWellFormed and no ArrayBuffer.prototype.detached, and they are taken away
    // for a run of theirs.
    toUSVString(string: string) {
      return String(string).replace(/\p{Surrogate}/gu, '\ufffd');
    },
    isArrayBufferDetached(buffer: ArrayBuffer) {
      try {
        new Uint8Array(buffer);
        return false;
      } catch {
        return true;
      }
    },
    arrayBufferViewHasBuffer() {
      return true;
    },
    constructSharedArrayBuffer(bytes: number) {
      return new SharedArrayBuffer(bytes);
    },
    WeakReference: nativeClass('WeakReference', class extends WeakReference {}),
    defineLazyProperties(target: object, id: string, keys: readonly string[], enumerable = true) {
      for (const key of keys) {
        defineLazyProperty(target, key, enumerable, () => env.requireAny(id)[key]);
      }
    },
  };
};

/** An array index (ECMA-262 §6.1.7): an integer from 0 to 2^32 − 2, in canonical form. */
function isIndex(key: PropertyKey): boolean {
  if (typeof key !== 'string') return false;
  const index = Number(key) >>> 0;
  return String(index) === key && index !== 0xffffffff;
}

/** JSReceiver::GetConstructorName, which inspect shows for objects without a prototype. */
function getConstructorName(object: object): string {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at)) {
    const ctor: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value;
    if (typeof ctor === 'function' && ctor.name !== '') return ctor.name;
  }
  return 'Object';
}

/** Nothing is collected in the Lab, so weak and strong are the same (Node 18 – 20). */
class WeakReference {
  readonly #target: unknown;
  constructor(target: unknown) {
    this.#target = target;
  }
  get(): unknown {
    return this.#target;
  }
  incRef(): void {}
  decRef(): void {}
}

/**
 * DefineLazyProperties (src/node_util.cc, Node 22): a module is loaded when a property is first
 * read or set.
 */
function defineLazyProperty(target: object, key: string, enumerable: boolean, load: JsFunction) {
  const define = (value: unknown) =>
    Object.defineProperty(target, key, { value, writable: true, enumerable, configurable: true });
  Object.defineProperty(target, key, {
    get() {
      return (define(load()) as JsObject)[key];
    },
    set: define,
    enumerable,
    configurable: true,
  });
}
