import type { Phase } from '../../trace/event.ts';

/** What a microtask is, for the trace. */
export type JobKind = 'await' | 'reaction' | 'thenable' | 'queueMicrotask';

/** Events of V8's PromiseRejectEvent (src/node_task_queue.cc PromiseRejectCallback). */
export type RejectEvent = 0 /* kPromiseRejectWithNoHandler */ | 1 /* kPromiseHandlerAddedAfterReject */;

/** What the simulated promises tell their process. Every hook may be absent. */
export interface PromiseHooks {
  /** V8's promise reject callback, as Node's `setPromiseRejectCallback` installs it. */
  reject?: (type: RejectEvent, promise: object, reason: unknown) => void;
  /** A microtask is about to run. */
  job?: (kind: JobKind) => void;
  /** An `await` of a lowered user function threw into it. */
  awaitThrew?: (error: unknown) => void;
  /** AsyncContextFrame (Node 24): what to carry from scheduling to running. */
  getFrame?: () => unknown;
  setFrame?: (frame: unknown) => void;
}

/** V8's promise hooks: init, before, after, settled (async_hooks and AsyncLocalStorage before Node 24). */
export interface PromiseLifecycle {
  init?: ((promise: object, parent: object | undefined) => void) | undefined;
  before?: ((promise: object) => void) | undefined;
  after?: ((promise: object) => void) | undefined;
  settled?: ((promise: object) => void) | undefined;
}

/** One process's promises: ECMA-262 §27.2 over an explicit job queue (§9.5), drained only when told to. */
export interface PromiseRealm {
  /** The constructor that lowered code sees as `Promise`. */
  readonly Promise: PromiseConstructor;
  /** The helpers that lowered code calls; see program/lower.ts for what it emits. */
  readonly helpers: object;
  readonly hooks: PromiseHooks;
  setLifecycle(lifecycle: PromiseLifecycle): void;
  queueMicrotask(job: () => void, onError: (error: unknown) => void): void;
  /** Runs jobs until the queue is empty; returns how many. Throws LimitReached('microtasksMax'). Nested calls return 0. */
  drain(): number;
  isPromise(value: unknown): boolean;
  /** `internalBinding('util').getPromiseDetails`: 0 pending, 1 fulfilled, 2 rejected. */
  details(promise: object): readonly [state: 0 | 1 | 2, value: unknown];
  /** Forget every queued job: the process is gone. */
  clear(): void;
}

export type { Phase };
