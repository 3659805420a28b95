import { atOnce } from '../kernel/coroutine.ts';
import type { Loop } from '../kernel/loop.ts';
import { AsyncHooks, type AsyncHooksBinding } from './async-hooks.ts';
import type { JsObject } from './js-value.ts';

/**
 * State that several bindings and the loop of a process share. It lives in arrays of the bindings,
 * which lib/ reads and writes too.
 */
export interface SharedState {
  /** Of async_wrap: ids, the stack of contexts, hooks. */
  readonly asyncHooks: AsyncHooks;
  /** Of task_queue: [kHasTickScheduled, kHasRejectionToWarn]. */
  readonly tickInfo: Int32Array | Uint8Array;
  /** Of timers: [kCount, kRefCount, kHasOutstanding]. */
  readonly immediateInfo: Uint32Array;
  /** Of stream_wrap: further results of a call. */
  readonly streamBaseState: Int32Array;
}

/** `stubOf` gives the stub of a binding, which has the arrays of the release's shape. */
export function createSharedState(stubOf: (name: string) => JsObject, loop: Loop): SharedState {
  const asyncWrap = stubOf('async_wrap') as unknown as AsyncHooksBinding;
  return {
    // Later is the next poll phase; in Node it is the next check phase. Only a program with a
    // `destroy` hook can see the difference.
    asyncHooks: new AsyncHooks(asyncWrap, (action) => loop.asyncSend(atOnce(action))),
    tickInfo: stubOf('task_queue')['tickInfo'],
    immediateInfo: stubOf('timers')['immediateInfo'],
    streamBaseState: stubOf('stream_wrap')['streamBaseState'],
  };
}
