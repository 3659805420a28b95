import type { ProcessEnvironment } from './process-environment.ts';

/**
 * Web interfaces that Node has on its global object, by the module of lib/ they come from:
 * lib/internal/bootstrap/web/exposed-wildcard.js and exposed-window-or-worker.js.
 */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['Event', 'EventTarget'],
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
  'internal/worker/io': ['MessagePort', 'MessageChannel', 'BroadcastChannel'],
};

/** Interfaces of lib/internal/deps/undici, with the first major that has them as globals. */
const UNDICI_SINCE: Readonly<Record<string, number>> = {
  fetch: 18,
  Headers: 18,
  Request: 18,
  Response: 18,
  FormData: 18,
  WebSocket: 22,
};

/** Each is loaded when a program first uses its name, because loading takes time. */
export function exposeWebGlobals(env: ProcessEnvironment): void {
  const { global } = env;
  for (const [id, names] of Object.entries(INTERFACES)) {
    for (const name of names) lazily(global, name, () => env.requireAny(id)[name]);
  }
  if (env.major >= 19)
    lazily(global, 'CustomEvent', () => env.require('internal/event_target').CustomEvent);
  lazily(global, 'atob', () => env.require('buffer').atob);
  lazily(global, 'btoa', () => env.require('buffer').btoa);
  lazily(global, 'performance', () => env.require('perf_hooks').performance);
  lazily(global, 'structuredClone', () => env.internalBinding('messaging')['structuredClone']);
  for (const [name, since] of Object.entries(UNDICI_SINCE)) {
    if (env.major < since) continue;
    lazily(global, name, () => env.requireAny('internal/deps/undici/undici')[name]);
  }
}

/** defineLazyProperties of lib/internal/util.js. */
function lazily(object: object, name: string, load: () => unknown): void {
  const become = (value: unknown) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true });
  Object.defineProperty(object, name, {
    configurable: true,
    get() {
      const value = load();
      become(value);
      return value;
    },
    set: become,
  });
}
