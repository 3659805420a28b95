import { LIMITS } from '../limits.ts';
import { type LoweredBody, startAsyncFunction } from './async-function.ts';
import { createAsyncGenerators } from './async-generator.ts';
import { createConstructor } from './constructor.ts';
import { delegate } from './delegate.ts';
import { ForAwait } from './for-await.ts';
import { Yielded } from './generator-signals.ts';
import type { AwaitWatch, PromiseHooks } from './hooks.ts';
import { JobQueue } from './job-queue.ts';
import { Operations } from './operations.ts';
import type { LoweringHelpers, PromiseRealm } from './realm.ts';
import { type Awaiter, promiseSlots, type Reaction, slotsOf } from './slots.ts';

interface PromiseLimits {
  /** Jobs that a single drain may run. */
  readonly microtasksMax: number;
}

/**
 * Makes the promises of one simulated process: its constructor, its job queue, its async functions.
 * `major` is that of the Node release.
 */
export function createPromises(
  limits: PromiseLimits = LIMITS,
  major = Number.POSITIVE_INFINITY,
): PromiseRealm {
  const hooks: PromiseHooks = {};
  const queue = new JobQueue(hooks, limits.microtasksMax);
  const release = {
    closesRejectedIterators: major >= 24,
    has: { withResolvers: major >= 22, try: major >= 24 },
  };
  const operations = new Operations(queue, hooks, release, createConstructor);
  const asyncGenerators = createAsyncGenerators(operations);

  const helpers = (watch?: AwaitWatch): LoweringHelpers => ({
    async(receiver, args, body) {
      return startAsyncFunction(operations, watch, receiver, args, body as LoweredBody);
    },
    asyncGenerator(receiver, args, body, prototype) {
      return asyncGenerators.start(watch, receiver, args, body as LoweredBody, prototype);
    },
    forAwait: (iterable) => new ForAwait(operations, iterable),
    yielded: (value) => new Yielded(value),
    delegate: (iterable) => delegate(operations, iterable),
  });

  return {
    Promise: operations.intrinsic,
    helpers: helpers(),
    asyncGeneratorPrototype: asyncGenerators.prototype,
    hooks,
    watchedHelpers: helpers,
    setLifecycle(lifecycle) {
      operations.lifecycle = lifecycle;
    },
    queueMicrotask(job, onError) {
      queue.enqueue('queueMicrotask', () => {
        try {
          job();
        } catch (error) {
          operations.rethrowTermination(error);
          onError(error);
        }
      });
    },
    awaiterOf,
    drain: () => queue.drain(),
    isPromise: (value) => slotsOf(value) !== undefined,
    details(promise) {
      const { state, result } = promiseSlots(promise);
      return [state, result];
    },
    clear: () => queue.clear(),
  };
}

function awaiterOf(promise: object): Awaiter | undefined {
  let waiting: object | undefined = promise;
  while (waiting !== undefined) {
    const reactions: readonly Reaction[] = slotsOf(waiting)?.reactions ?? [];
    const [only, ...others] = reactions;
    if (only === undefined || others.length > 0) return undefined;
    if (only.awaiter) return only.awaiter;
    // `promise.catch(f)`: a function that waits for its result waits for the promise.
    waiting = only.capability?.promise;
  }
  return undefined;
}
