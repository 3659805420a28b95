import { LIMITS } from '../limits.ts';
import { type LoweredBody, startAsyncFunction } from './async-function.ts';
import { createAsyncGenerators } from './async-generator.ts';
import { waitersOf } from './async-stack.ts';
import { createConstructor } from './constructor.ts';
import { delegate } from './delegate.ts';
import { Disposal } from './disposal.ts';
import { ForAwait } from './for-await.ts';
import { Yielded } from './generator-signals.ts';
import type { AwaitWatch, PromiseHooks } from './hooks.ts';
import { JobQueue } from './job-queue.ts';
import { Operations } from './operations.ts';
import type { LoweringHelpers, PromiseRealm } from './realm.ts';
import { promiseSlots, slotsOf } from './slots.ts';

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
  // A hook that is absent must not be found on a prototype that a program has changed.
  const hooks: PromiseHooks = Object.create(null);
  const queue = new JobQueue(hooks, limits.microtasksMax);
  const release = {
    awaitsDelegated: major < 19,
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
    disposal: () => new Disposal(operations),
    forAwait: (iterable, text) => new ForAwait(operations, iterable, text),
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
      operations.lifecycle = Object.assign(Object.create(null), lifecycle);
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
    waitersOf,
    reacting: () => operations.reacting,
    drain: () => queue.drain(),
    hasJobs: () => !queue.isEmpty,
    isPromise: (value) => slotsOf(value) !== undefined,
    details(promise) {
      const { state, result } = promiseSlots(promise);
      return [state, result];
    },
    clear: () => queue.clear(),
  };
}
