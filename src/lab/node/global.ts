import { removeNewer } from '../engine/intrinsics.ts';
import { intlOf } from '../engine/locale.ts';
import { HOST_MASK } from './host-mask.ts';
import { strongReferences, virtualDate, virtualMath } from './virtual-time.ts';
import { virtualWebAssembly } from './web-assembly.ts';

/** The clock, dice, promises and proxies that a process's global object is built on. */
interface GlobalSources {
  /** Milliseconds since the Unix epoch, virtual. Reading it takes the process time. */
  nowMs(): number;
  /** A float in [0, 1), from the run's seed. */
  random(): number;
  readonly Promise: PromiseConstructor;
  readonly Proxy: ProxyConstructor;
}

/**
 * The names that V8 itself puts on the global object of every release from 18 (ECMA-262 §19,
 * ECMA-402, WebAssembly).
 */
export const ECMASCRIPT_NAMES = [
  ...['undefined', 'NaN', 'Infinity', 'eval', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape'],
  ...['Object', 'Function', 'Boolean', 'Symbol', 'Number', 'BigInt', 'String', 'RegExp', 'Array'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['AggregateError', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Reflect', 'JSON', 'Atomics'],
  ...[
    'ArrayBuffer',
    'SharedArrayBuffer',
    'DataView',
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
  ],
  ...['Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Float32Array', 'Float64Array', 'Intl', 'WebAssembly'],
] as const;

/** Globals that V8 gained later, with the first Node major that has them. */
const ECMASCRIPT_NAMES_SINCE: Readonly<Record<string, number>> = {
  Iterator: 22,
  Temporal: 26,
  Float16Array: 24,
  SuppressedError: 24,
  DisposableStack: 24,
  AsyncDisposableStack: 24,
};

/**
 * Makes the `globalThis` of one simulated process. The lib files and the reader's files are
 * evaluated `with` it, so that two processes of different releases live in one JavaScript realm
 * without seeing each other. It has ECMAScript alone; bootstrap.ts adds what Node adds.
 *
 * Names of the surrounding page or worker (`document`, `fetch`, `postMessage`) are on its prototype
 * as `undefined`, so a program does not find them, as in Node. This makes runs correct, not safe:
 * it is the sandbox of the worker that confines a program.
 */
export function createGlobal(major: number, sources: GlobalSources): Record<PropertyKey, unknown> {
  const global: Record<PropertyKey, unknown> = Object.create(HOST_MASK);
  const host = globalThis as Record<string, unknown>;
  const define = (name: string, value: unknown) =>
    Object.defineProperty(global, name, { value, writable: true, configurable: true });

  for (const name of ECMASCRIPT_NAMES) if (name in host) define(name, host[name]);
  for (const [name, since] of Object.entries(ECMASCRIPT_NAMES_SINCE)) {
    if (major >= since && name in host) define(name, host[name]);
  }
  // A page that is not cross-origin isolated has no SharedArrayBuffer, but the lib uses its
  // prototype.
  if (!('SharedArrayBuffer' in host)) define('SharedArrayBuffer', class {});

  const date = virtualDate(() => sources.nowMs());
  const math = virtualMath(() => sources.random());
  removeNewer('Date.prototype', date.prototype, major);
  removeNewer('Math', math, major);
  define('Date', date);
  define('Math', math);
  define('Intl', intlOf(Intl));
  for (const [name, value] of Object.entries(strongReferences)) define(name, value);
  define('Promise', sources.Promise);
  define('Proxy', sources.Proxy);
  define('WebAssembly', virtualWebAssembly(WebAssembly, sources.Promise));
  define('globalThis', global);
  return global;
}
