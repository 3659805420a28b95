import type { Coroutine } from '../kernel/coroutine.ts';
import type { NativeHooks } from './async-hooks.ts';
import type { JsFunction, JsObject } from './js-value.ts';

/** A class of lib/ that the Lab instantiates or extends. */
type LibClass = JsFunction & { readonly prototype: object; new (...args: unknown[]): JsObject };

/**
 * What the Lab itself uses of Node's lib/: each module with the members that it uses. A release
 * that no longer has one of them cannot run in the Lab; A test looks for each, by `LIB_MEMBERS`.
 */
export interface NodeLib {
  readonly _http_common: { readonly parsers: { readonly list: object[] } };
  readonly buffer: {
    readonly Buffer: LibClass & {
      from(buffer: ArrayBufferLike, offset: number, length: number): Uint8Array;
    };
    readonly atob: JsFunction;
    readonly btoa: JsFunction;
  };
  readonly diagnostics_channel: {
    readonly channel: (name: string) => {
      readonly _subscribers?: readonly JsFunction[];
      unsubscribe(subscriber: JsFunction): void;
    };
  };
  readonly events: LibClass;
  readonly http: { readonly Agent: LibClass; readonly globalAgent: JsObject };
  readonly https: { readonly globalAgent: JsObject };
  readonly 'internal/async_hooks': {
    readonly nativeHooks: NativeHooks;
    readonly clearDefaultTriggerAsyncId: () => void;
  };
  readonly 'internal/console/constructor': {
    readonly initializeGlobalConsole: (console: object) => void;
  };
  readonly 'internal/console/global': object;
  readonly 'internal/errors': {
    readonly codes: Readonly<
      Record<
        | 'ERR_ENCODING_INVALID_ENCODED_DATA'
        | 'ERR_INVALID_ARG_TYPE'
        | 'ERR_MISSING_ARGS'
        | 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
        new (
          ...args: unknown[]
        ) => Error
      >
    >;
    readonly fatalExceptionStackEnhancers: {
      beforeInspector(error: object): void;
      afterInspector(error: object): string;
    };
  };
  readonly 'internal/event_target': { readonly CustomEvent: LibClass };
  readonly 'internal/process/execution': {
    readonly setUncaughtExceptionCaptureCallback: JsFunction;
    readonly hasUncaughtExceptionCaptureCallback: JsFunction;
  };
  readonly 'internal/process/task_queues': {
    readonly queueMicrotask: JsFunction;
    readonly setupTaskQueue: () => {
      readonly nextTick: JsFunction;
      readonly runNextTicks: JsFunction;
    };
  };
  readonly 'internal/process/warning': {
    readonly emitWarning: JsFunction;
    readonly onWarning: JsFunction;
  };
  readonly 'internal/timers': {
    /** Rewritten drain points: see environment.ts TimerCallbacks. */
    readonly getTimerCallbacks: (runNextTicks: JsFunction) => {
      processImmediate(): Coroutine;
      processTimers(nowMs: number): Coroutine<number>;
    };
    readonly immediateQueue: object;
    readonly timerListMap: object;
    readonly timerListQueue: { peek(): unknown; shift(): unknown };
  };
  readonly 'internal/util/debuglog': { readonly initializeDebugEnv: (sets: unknown) => void };
  readonly 'internal/util/inspect': { readonly format: (...args: unknown[]) => string };
  readonly stream: { readonly Writable: LibClass };
  readonly timers: Readonly<
    Record<
      | 'setImmediate'
      | 'setTimeout'
      | 'setInterval'
      | 'clearImmediate'
      | 'clearTimeout'
      | 'clearInterval',
      JsFunction
    >
  >;
}

/** The members of NodeLib as values, so that a test can look for them in every release. */
export const LIB_MEMBERS: { readonly [K in keyof NodeLib]: readonly (keyof NodeLib[K])[] } = {
  _http_common: ['parsers'],
  buffer: ['Buffer', 'atob', 'btoa'],
  diagnostics_channel: ['channel'],
  events: ['prototype'],
  http: ['Agent', 'globalAgent'],
  https: ['globalAgent'],
  'internal/async_hooks': ['nativeHooks', 'clearDefaultTriggerAsyncId'],
  'internal/console/constructor': ['initializeGlobalConsole'],
  'internal/console/global': [],
  'internal/errors': ['codes', 'fatalExceptionStackEnhancers'],
  'internal/event_target': ['CustomEvent'],
  'internal/process/execution': [
    'setUncaughtExceptionCaptureCallback',
    'hasUncaughtExceptionCaptureCallback',
  ],
  'internal/process/task_queues': ['queueMicrotask', 'setupTaskQueue'],
  'internal/process/warning': ['emitWarning', 'onWarning'],
  'internal/timers': ['getTimerCallbacks', 'immediateQueue', 'timerListMap', 'timerListQueue'],
  'internal/util/debuglog': ['initializeDebugEnv'],
  'internal/util/inspect': ['format'],
  stream: ['Writable'],
  timers: [
    'setImmediate',
    'setTimeout',
    'setInterval',
    'clearImmediate',
    'clearTimeout',
    'clearInterval',
  ],
};
