import type { Coroutine } from '../kernel/coroutine.ts';
import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('task_queue'): src/node_task_queue.cc. Ticks are in lib/, microtasks in
 * promises/.
 */
export const taskQueue: BindingFactory = (env) => ({
  setTickCallback(callback: () => Coroutine) {
    env.tickCallback = callback;
  },
  enqueueMicrotask(job: () => void) {
    return env.promises.queueMicrotask(job, (error) => env.uncaught(error));
  },
  /**
   * Never called: the pack builder rewrites every call to a yield, because the machine drains the
   * queue.
   */
  runMicrotasks(): never {
    throw new Error('runMicrotasks() is called from a place that is not rewritten to a yield');
  },
  setPromiseRejectCallback(callback: (type: number, promise: object, reason: unknown) => void) {
    env.promises.hooks.reject = callback;
  },
});
