import type { AwaitWatch } from './async-function.ts';
import type { Awaiter } from './slots.ts';

/** What a microtask is, for the trace. */
export type JobKind = 'await' | 'reaction' | 'thenable' | 'queueMicrotask';

/** Events of V8's PromiseRejectEvent (src/node_task_queue.cc PromiseRejectCallback). */
export type RejectEvent =
  | 0 /* kPromiseRejectWithNoHandler */
  | 1 /* kPromiseHandlerAddedAfterReject */;

/** What the simulated promises tell their process. Every hook may be absent. */
export interface PromiseHooks {
  /** V8's promise reject callback, as Node's `setPromiseRejectCallback` installs it. */
  reject?: (type: RejectEvent, promise: object, reason: unknown) => void;
  /** A promise is rejected, whether or not somebody handles it. */
  rejected?: (reason: unknown) => void;
  /** A microtask is about to run. */
  job?: (kind: JobKind) => void;
  /** An `await` in a reader's file threw into it (program/ calls this one). */
  awaitThrew?: (error: unknown) => void;
  /**
   * Does this exception end the process? Then no promise catches it and no handler runs after it.
   * V8's TerminateExecution, which process.exit ends with, works like that. LimitReached always
   * counts.
   */
  isTermination?: (error: unknown) => boolean;
  /** AsyncContextFrame (Node 24): what to carry from scheduling to running. */
  getFrame?: () => unknown;
  setFrame?: (frame: unknown) => void;
  /** The call of the program that a job belongs to: carried like the frame, see program/calls.ts. */
  getCall?: () => unknown;
  setCall?: (call: unknown) => void;
}

/**
 * V8's promise hooks: init, before, after, settled (async_hooks and AsyncLocalStorage before Node
 * 24).
 */
export interface PromiseLifecycle {
  init?: ((promise: object, parent: object | undefined) => void) | undefined;
  before?: ((promise: object) => void) | undefined;
  after?: ((promise: object) => void) | undefined;
  settled?: ((promise: object) => void) | undefined;
}

/** What lowered code calls, as program/lower.ts emits it. */
export interface LoweringHelpers {
  async(receiver: unknown, args: ArrayLike<unknown>, body: () => Generator): object;
  asyncGenerator(receiver: unknown, args: ArrayLike<unknown>, body: () => Generator): object;
  forAwait(iterable: unknown): object;
  yielded(value: unknown): object;
  delegate(iterable: unknown): Generator;
}

/**
 * One process's promises: ECMA-262 §27.2 over an explicit job queue (§9.5), drained only when told
 * to.
 */
export interface PromiseRealm {
  /** The constructor that lowered code sees as `Promise`. */
  readonly Promise: PromiseConstructor;
  /** Goes onto the process's global object as `HELPERS` of program/lower.ts. */
  readonly helpers: LoweringHelpers;
  /** The same for files whose awaits are followed: the reader's own. */
  watchedHelpers(watch: AwaitWatch): LoweringHelpers;
  readonly hooks: PromiseHooks;
  setLifecycle(lifecycle: PromiseLifecycle): void;
  queueMicrotask(job: () => void, onError: (error: unknown) => void): void;
  /**
   * Runs jobs until the queue is empty; returns how many. Throws LimitReached('microtasksMax').
   * Nested calls return 0.
   */
  drain(): number;
  isPromise(value: unknown): boolean;
  /** `internalBinding('util').getPromiseDetails`: 0 pending, 1 fulfilled, 2 rejected. */
  details(promise: object): readonly [state: 0 | 1 | 2, value: unknown];
  /**
   * The watched async function that waits for this promise, when nobody else does: how V8 follows
   * awaits for a stack trace (CaptureAsyncStackTrace, src/execution/isolate.cc).
   */
  awaiterOf(promise: object): Awaiter | undefined;
  /** Forget every queued job: the process is gone. */
  clear(): void;
}
