import type { Coroutine } from '../kernel/coroutine.ts';
import type { Loop } from '../kernel/loop.ts';
import type { Machine } from '../kernel/machine.ts';
import type { PromiseRealm } from '../promises/realm.ts';
import type { NativeShape, ReleasePack } from '../release-pack.ts';
import type { AsyncHooks } from './async-hooks.ts';
import type { JsFunction, JsObject, JsValue } from './js-value.ts';
import type { LlhttpParsers } from './llhttp.ts';
import type { NodeLib } from './node-lib.ts';
import type { Proxies } from './proxies.ts';

export type { JsFunction, JsObject, JsValue };

/** What `MakeCallback` needs to know beyond the function. */
export interface CallbackOptions {
  /** The function is a generator (a rewritten drain point) and is to be delegated to. */
  readonly generator?: boolean;
  readonly asyncId?: number;
  readonly triggerAsyncId?: number;
  /** For the trace: `TCP.onread`. */
  readonly what?: string;
  /**
   * InternalCallbackScope::kSkipTaskQueues: the async context is pushed, but nothing is drained
   * after.
   */
  readonly skipTaskQueues?: boolean;
}

/**
 * The state of one simulated Node process that its bindings share: the stand-in for
 * `node::Environment` (src/env.h). Bindings see this and the kernel, never each other's insides;
 * what one binding leaves for another is a field here.
 */
export interface Environment {
  readonly release: ReleasePack;
  /** Major version, for the few differences that sources and shapes do not carry. */
  readonly major: number;
  readonly machine: Machine;
  readonly loop: Loop;
  readonly promises: PromiseRealm;
  readonly proxies: Proxies;
  /** The object that the process's code sees as `globalThis`. */
  readonly global: JsObject;
  /** The JavaScript `process` object. */
  readonly process: JsObject;
  readonly pid: number;
  /**
   * Milliseconds since the Unix epoch at the machine's time 0: what the process's `Date` counts
   * from.
   */
  readonly epochMs: number;
  /**
   * The HTTP parsers of this process. Whoever ends the process calls `llhttp.free()`: WASM memory
   * is not collected.
   */
  readonly llhttp: LlhttpParsers;
  /**
   * What lib/internal/per_context/*.js exported (`per_context_binding_exports` in
   * src/api/environment.cc).
   */
  readonly perContextExports: { DOMException?: JsFunction };

  /** Milliseconds, with fractions, since the process started. */
  uptimeMs(): number;
  /** A program read the clock: that takes the process its time (rule 15 of the kernel). */
  readClock(): void;
  /** AsyncWrap::get_async_id: a new async id. */
  newAsyncId(): number;
  /** `require` of a builtin module that the Lab itself uses. */
  require<Id extends keyof NodeLib>(id: Id): NodeLib[Id];
  /** `require` of any builtin module, by id. */
  requireAny(id: string): JsObject;
  internalBinding(name: string): JsObject;
  /**
   * Calls JavaScript the way InternalMakeCallback does (src/api/callback.cc): async context pushed,
   * then, at depth 0, ticks and microtasks drained. Charges the process's callback cost when
   * outermost. An exception goes to `uncaught` and the result is `CALLBACK_FAILED`.
   */
  makeCallback(
    resource: JsValue,
    fn: JsFunction,
    args: readonly unknown[],
    options?: CallbackOptions,
  ): Coroutine<unknown>;
  /**
   * The same, from native code that is itself on the JavaScript stack (a parser that calls back).
   */
  makeCallbackSync(
    resource: JsValue,
    fn: JsFunction,
    args: readonly unknown[],
    options?: CallbackOptions,
  ): unknown;
  /** TriggerUncaughtException (src/node_errors.cc). */
  uncaught(error: unknown, fromPromise?: boolean): void;
  /** Writes to stdout or stderr of the process. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /**
   * A native that the Lab does not have was called. Remembers it by name, so that the page can say
   * so, and throws an error that names it.
   */
  unimplemented(name: string): never;

  /* ---- what one binding leaves for another ---- */
  /** internalBinding('async_wrap') sets it: ids, the stack of contexts, hooks. */
  asyncHooks: AsyncHooks;
  /** V8's continuation-preserved embedder data, in which Node 24 keeps its AsyncContextFrame. */
  asyncContextFrame: unknown;
  /** internalBinding('task_queue').tickInfo: [kHasTickScheduled, kHasRejectionToWarn]. */
  tickInfo: Int32Array | Uint8Array;
  /** internalBinding('task_queue').setTickCallback's argument, a rewritten generator function. */
  tickCallback: () => Coroutine;
  /** internalBinding('timers').immediateInfo: [kCount, kRefCount, kHasOutstanding]. */
  immediateInfo: Uint32Array;
  /** internalBinding('stream_wrap').streamBaseState. */
  streamBaseState: Int32Array;
  /** `Buffer.from` of this process, once `buffer` is loaded. */
  toBuffer(bytes: Uint8Array): Uint8Array;
}

/** Returned by makeCallback when the function threw. */
export const CALLBACK_FAILED: unique symbol = Symbol('callback failed');

/**
 * Builds one internalBinding. `stub` is made from the release's own shape: all its names and
 * constants, each function reporting itself as unimplemented when called. What the factory returns
 * is laid over it.
 */
export type BindingFactory = (
  env: Environment,
  stub: JsObject,
  shape: Extract<NativeShape, { t: 'o' }>,
) => Record<PropertyKey, unknown> | undefined;
