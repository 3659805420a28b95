import type { Coroutine } from '../kernel/coroutine.ts';
import type { Loop } from '../kernel/loop.ts';
import type { Machine } from '../kernel/machine.ts';
import type { PromiseRealm } from '../promises/realm.ts';
import type { NativeShape, ReleasePack } from '../release-pack.ts';
import type { JsFunction, JsObject, JsValue } from './js-value.ts';
import type { LlhttpParsers } from './llhttp.ts';
import type { NodeLib } from './node-lib.ts';
import type { Proxies } from './proxies.ts';
import type { SharedState } from './shared-state.ts';

export type { JsFunction, JsObject, JsValue };

/** What `MakeCallback` needs to know beyond the function. */
export interface CallbackOptions {
  /** The function is a generator (a rewritten drain point), which the caller has to delegate to. */
  readonly generator?: boolean;
  readonly asyncId?: number;
  readonly triggerAsyncId?: number;
  /** The AsyncContextFrame that it runs in; the outer one is back before ticks run (Node 24). */
  readonly frame?: unknown;
  /** For the trace: `TCP.onread`. */
  readonly what?: string;
  /**
   * InternalCallbackScope::kSkipTaskQueues: the async context is pushed, but ticks and microtasks
   * are not drained afterwards.
   */
  readonly skipTaskQueues?: boolean;
}

/**
 * The state of one simulated Node process that its bindings share: the stand-in for
 * `node::Environment` (src/env.h). A binding uses this and the kernel, never the inside of another
 * binding. State that bindings share is a field here.
 */
export interface Environment extends SharedState {
  readonly release: ReleasePack;
  /** Major version, for the few differences that do not show in the release's sources and shapes. */
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
   * Milliseconds since the Unix epoch at the machine's time 0: the process's `Date` counts from
   * there.
   */
  readonly epochMs: number;
  /**
   * The HTTP parsers of this process. The code that ends the process calls `llhttp.free()`, because
   * WASM memory is not collected.
   */
  readonly llhttp: LlhttpParsers;
  /**
   * What lib/internal/per_context/*.js exported (`per_context_binding_exports` in
   * src/api/environment.cc).
   */
  readonly perContextExports: { DOMException?: JsFunction };

  /** The handles that have not been closed: Environment::handle_wrap_queue (src/env.h). */
  readonly handleWraps: Set<JsObject>;
  /** What a program leaves in a binding: object URLs, its priority. A process that is used again forgets it. */
  readonly left: Map<string, unknown>;

  /** Milliseconds, with fractions, since the process started. */
  uptimeMs(): number;
  /** When the process started, milliseconds since the Unix epoch. */
  startedMs(): number;
  /**
   * Called when a program reads the clock, which takes the process some time (rule 15 of the
   * kernel).
   */
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
  /** The same for native code that JavaScript has called (a parser that calls back). */
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
   * Called for a native that the Lab does not have. Notes its name for the page, and throws an
   * error with that name.
   */
  missingNative(name: string): never;

  /** V8's continuation-preserved embedder data, in which Node 24 keeps its AsyncContextFrame. */
  asyncContextFrame: unknown;
  /** internalBinding('task_queue').setTickCallback's argument, a rewritten generator function. */
  tickCallback: (() => Coroutine) | undefined;
  /** `Buffer.from` of this process, once `buffer` is loaded. */
  toBuffer(bytes: Uint8Array): Uint8Array;
}

/** Returned by makeCallback when the function threw. */
export const CALLBACK_FAILED: unique symbol = Symbol('callback failed');

/**
 * Builds one internalBinding. `stub` is made from the release's own shape: all its names and
 * constants, and each function throws an error that names it. The members that the factory returns
 * replace those of the stub.
 */
export type BindingFactory = (
  env: Environment,
  stub: JsObject,
  shape: Extract<NativeShape, { t: 'o' }>,
) => Record<PropertyKey, unknown> | undefined;
