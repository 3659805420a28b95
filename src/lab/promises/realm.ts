import type { AwaitWatch, PromiseHooks, PromiseLifecycle } from './hooks.ts';
import type { Awaiter } from './slots.ts';

/** The functions that lowered code calls, as program/lower.ts writes the calls. */
export interface LoweringHelpers {
  async(receiver: unknown, args: ArrayLike<unknown>, body: () => Generator): object;
  asyncGenerator(
    receiver: unknown,
    args: ArrayLike<unknown>,
    body: () => Generator,
    prototype?: unknown,
  ): object;
  forAwait(iterable: unknown): object;
  yielded(value: unknown): object;
  delegate(iterable: unknown): Generator;
}

/** One process's promises: ECMA-262 §27.2 over a job queue (§9.5) that only `drain` drains. */
export interface PromiseRealm {
  /** The constructor that lowered code sees as `Promise`. */
  readonly Promise: PromiseConstructor;
  /** Lowered code has them under the name `HELPERS` of program/lowering.ts. */
  readonly helpers: LoweringHelpers;
  /** %AsyncGeneratorPrototype%, ECMA-262 §27.6.1 */
  readonly asyncGeneratorPrototype: object;
  /** The same for the reader's own files, whose awaits are followed. */
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
   * The watched async function that waits for this promise, when nothing else does. V8 follows
   * awaits for a stack trace in the same way (CaptureAsyncStackTrace, src/execution/isolate.cc).
   */
  awaiterOf(promise: object): Awaiter | undefined;
  /** Drops every queued job, because the process has ended. */
  clear(): void;
}
