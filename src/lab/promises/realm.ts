import type { AwaitWatch, PromiseHooks, PromiseLifecycle } from './hooks.ts';
import type { Awaiter } from './slots.ts';

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
