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
export function createSharedState(stubOf: (name: string) => JsObject): SharedState {
  const asyncWrap = stubOf('async_wrap') as unknown as AsyncHooksBinding;
  return {
    asyncHooks: new AsyncHooks(asyncWrap),
    tickInfo: stubOf('task_queue')['tickInfo'],
    immediateInfo: stubOf('timers')['immediateInfo'],
    streamBaseState: stubOf('stream_wrap')['streamBaseState'],
  };
}
