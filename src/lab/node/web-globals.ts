import { native } from '../engine/native.ts';
import { asyncKind } from '../program/async-kinds.ts';
import { isAtLeast } from '../program/release-order.ts';
import type { ReleasePack } from '../release-pack.ts';
import { notSimulated } from './not-simulated.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { performanceOf } from './replacements/perf-hooks.ts';

/**
 * Web interfaces that Node has on its global object, by the module of lib/ they come from:
 * lib/internal/bootstrap/web/exposed-wildcard.js and exposed-window-or-worker.js.
 */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/webstreams/transformstream': ['TransformStream', 'TransformStreamDefaultController'],
  'internal/webstreams/writablestream': [
    'WritableStream',
    'WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
  ],
  'internal/webstreams/readablestream': [
    'ReadableStream',
    'ReadableStreamDefaultReader',
    'ReadableStreamBYOBReader',
    'ReadableStreamBYOBRequest',
    'ReadableByteStreamController',
    'ReadableStreamDefaultController',
  ],
  'internal/webstreams/queuingstrategies': ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  'internal/webstreams/encoding': ['TextEncoderStream', 'TextDecoderStream'],
  'internal/blob': ['Blob'],
  'internal/file': ['File'],
  'internal/webstreams/compression': ['CompressionStream', 'DecompressionStream'],
  'internal/navigator': ['Navigator', 'navigator'],
  perf_hooks: [
    'Performance',
    'PerformanceEntry',
    'PerformanceMark',
    'PerformanceMeasure',
    'PerformanceObserver',
    'PerformanceObserverEntryList',
    'PerformanceResourceTiming',
  ],
  'internal/worker/io': ['MessagePort', 'MessageChannel', 'BroadcastChannel'],
};

/** Interfaces of lib/internal/deps/undici. */
const UNDICI = new Set([
  ...['fetch', 'Headers', 'Request', 'Response', 'FormData', 'WebSocket', 'EventSource'],
  ...['MessageEvent', 'CloseEvent', 'ErrorEvent'],
]);

/** Each is loaded when a program first uses its name, because loading takes time. */
export function exposeWebGlobals(env: ProcessEnvironment): void {
  const { global } = env;
  const load = loaders(env);
  for (const [kind, names] of Object.entries(env.release.names.globalThis)) {
    const enumerable = (Number(kind) & ENUMERABLE) !== 0;
    for (const name of names) {
      if (Object.hasOwn(global, name)) continue;
      const known = load.get(name);
      // The module of URL and URLSearchParams is loaded anyway.
      if (known && name.startsWith('URL'))
        Object.defineProperty(global, name, {
          value: known(),
          writable: true,
          configurable: true,
        });
      else if (known) lazily(global, name, enumerable, known);
      else standIn(global, name, name, Number(kind));
    }
  }
}

/** Makes `Object.keys(globalThis)` be as in the release. */
export function orderGlobals({ global, release }: ProcessEnvironment): void {
  for (const name of release.enumerableGlobals) {
    const descriptor = Object.getOwnPropertyDescriptor(global, name);
    if (!descriptor) continue;
    Reflect.deleteProperty(global, name);
    Object.defineProperty(global, name, descriptor);
  }
}

function loaders(env: ProcessEnvironment): ReadonlyMap<string, () => unknown> {
  const found = new Map<string, () => unknown>();
  for (const [id, names] of Object.entries(INTERFACES)) {
    for (const name of names) found.set(name, () => env.requireAny(id)[name]);
  }
  for (const name of UNDICI) {
    // The MessageEvent of the first releases is made in C++.
    found.set(
      name,
      () => env.requireAny('internal/deps/undici/undici')[name] ?? notSimulated(name),
    );
  }
  const fetch = found.get('fetch');
  found.set('fetch', () => fetchOf(env, fetch?.() as Fetch));
  found.set('atob', () => env.require('buffer').atob);
  found.set('btoa', () => env.require('buffer').btoa);
  found.set('crypto', () => env.requireAny('crypto')['webcrypto']);
  found.set('performance', () => performanceOf(env));
  found.set('structuredClone', () => structuredCloneOf(env));
  return found;
}

type Fetch = (input: unknown, init?: unknown) => unknown;

/**
 * Node's function around that of undici: async in the first releases (lib/internal/process/pre_execution.js, setupFetch),
 * seen on the binaries.
 */
function fetchOf(env: ProcessEnvironment, fetch: Fetch): object {
  const made = native('fetch', (input: unknown, init: unknown = undefined) => fetch(input, init));
  return isAtLeast(env.release.version, 20, 20) ? withPrototype(made) : asyncKind(made, false);
}

/** An arrow function as one of the keyword. */
function withPrototype(fn: object): object {
  const prototype = Object.defineProperty({}, 'constructor', { value: fn, writable: true });
  return Object.defineProperty(fn, 'prototype', { value: prototype, writable: true });
}

/**
 * A function of JavaScript until Node 20.0 (lib/internal/structured_clone.js), of C++ in 20.20, and of JavaScript again
 * since 22 (lib/internal/worker/js_transferable.js). Programs print which.
 */
function structuredCloneOf(env: ProcessEnvironment): object {
  const clone = env.internalBinding('messaging')['structuredClone'] as (
    ...args: unknown[]
  ) => unknown;
  const { version } = env.release;
  const isRecent = isAtLeast(version, 22, 0);
  const isNative = isAtLeast(version, 20, 20) && !isRecent;
  const made = native('structuredClone', (...args: unknown[]) => {
    if (args.length > 0) return clone(...args);
    const missing = 'The value argument must be specified';
    const error = new (env.require('internal/errors').codes.ERR_MISSING_ARGS)(
      isRecent ? missing : 'value',
    );
    throw isNative ? Object.assign(error, { message: missing }) : error;
  });
  Object.defineProperty(made, 'length', { value: isNative ? 0 : isRecent ? 2 : 1 });
  return isNative ? made : withPrototype(made);
}

/** Names that the release has and the Lab lacks: using one is an error that names it. */
export function standInFor(
  env: ProcessEnvironment,
  what: keyof ReleasePack['names'],
  object: object,
): void {
  for (const [kind, names] of Object.entries(env.release.names[what])) {
    for (const name of names) {
      if (!Object.hasOwn(object, name)) standIn(object, name, `${what}.${name}`, Number(kind));
    }
  }
}

const [IS_FUNCTION, ENUMERABLE] = [1, 2];

function standIn(object: object, name: string, path: string, kind: number): void {
  if (name === 'mainModule') return; // the main file is an ES module
  const enumerable = (kind & ENUMERABLE) !== 0;
  const become = notSimulated(path);
  const descriptor =
    kind & IS_FUNCTION ? { value: become, writable: true } : { get: become, set: replace };
  function replace(value: unknown): void {
    Object.defineProperty(object, name, { value, writable: true, enumerable, configurable: true });
  }
  Object.defineProperty(object, name, { ...descriptor, enumerable, configurable: true });
}

/** defineLazyProperties of lib/internal/util.js. */
function lazily(object: object, name: string, enumerable: boolean, load: () => unknown): void {
  const become = (value: unknown) =>
    Object.defineProperty(object, name, { value, writable: true, enumerable, configurable: true });
  Object.defineProperty(object, name, {
    configurable: true,
    enumerable,
    get() {
      const value = load();
      become(value);
      return value;
    },
    set: become,
  });
}
