/*
 * Hooks of the simulated promises: for their process, for the trace, and for code that follows a
 * program's awaits.
 */

/** What a microtask is, for the trace. */
export type JobKind = 'await' | 'reaction' | 'thenable' | 'queueMicrotask';

/** Events of V8's PromiseRejectEvent (src/node_task_queue.cc PromiseRejectCallback). */
type RejectEvent =
  | 0 /* kPromiseRejectWithNoHandler */
  | 1 /* kPromiseHandlerAddedAfterReject */
  | 2 /* kPromiseRejectAfterResolved */
  | 3; /* kPromiseResolveAfterResolved */

/** What the simulated promises tell their process. Every hook may be absent. */
export interface PromiseHooks {
  /** V8's promise reject callback, as Node's `setPromiseRejectCallback` installs it. */
  reject?: (type: RejectEvent, promise: object, reason: unknown) => void;
  /** A promise is rejected, whether it is handled or not. */
  rejected?: (reason: unknown) => void;
  /** A microtask is put into the queue. */
  queued?: (kind: JobKind) => void;
  /** A microtask is about to run. */
  job?: (kind: JobKind) => void;
  /** An `await` in a reader's file threw into it (program/ calls this one). */
  awaitThrew?: (error: unknown) => void;
  /** A handler of a `then`, or the function given to `new Promise`, has thrown (program/ notes who waits for it). */
  threw?: (error: unknown) => void;
  /**
   * Whether this exception ends the process. Then no promise catches it and no handler runs after
   * it, as with V8's TerminateExecution, by which process.exit ends. LimitReached always ends the
   * process.
   */
  isTermination?: (error: unknown) => boolean;
  /**
   * AsyncContextFrame (Node 24): the value that a job carries from when it is scheduled to when it
   * runs.
   */
  getFrame?: () => unknown;
  setFrame?: (frame: unknown) => void;
  /**
   * The call of the program that a job belongs to. It is carried like the frame, see
   * program/calls.ts.
   */
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

/** Follows the async functions of a program's own files, not those of libraries. */
export interface AwaitWatch {
  /** The function with this promise begins or goes on, until `left`. */
  entered(promise: object): void;
  /** It returns; `left` has been called. */
  returned(promise: object, value: unknown): void;
  /** It fails with this error; `left` follows. */
  failed(error: unknown): void;
  left(): void;
  /** An async generator goes on for the request with this promise, until `advanced`. */
  advancing(request: object | undefined): void;
  advanced(): void;
  /** An await suspends at the place that is returned. */
  suspended(): unknown;
  /** It goes on, with a value unless `threw` follows. */
  resumed(place: unknown, value?: unknown): void;
  /** After `resumed`: the await throws this into the function. */
  threw(error: unknown): void;
}
