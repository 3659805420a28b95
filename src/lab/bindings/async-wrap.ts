import type { NativeHooks } from './async-hooks.ts';
import type { BindingFactory, JsFunction } from './environment.ts';

type Hook = JsFunction | undefined;

/** internalBinding('async_wrap'): src/async_wrap.cc. Its state is in AsyncHooks (async-hooks.ts). */
export const asyncWrap: BindingFactory = (env, stub) => {
  const hooks = env.asyncHooks;
  let promiseHooks: readonly Hook[] = [undefined, undefined, undefined, undefined];
  return {
    setupHooks(native: NativeHooks) {
      hooks.hooks = native;
    },
    /** The trampoline is a shortcut for before/after hooks, which makeCallback emits itself. */
    setCallbackTrampoline() {},
    pushAsyncContext(asyncId: number, triggerAsyncId: number) {
      return hooks.pushContext(asyncId, triggerAsyncId);
    },
    popAsyncContext(asyncId: number) {
      return hooks.popContext(asyncId);
    },
    clearAsyncIdStack() {
      return hooks.clearStack();
    },
    executionAsyncResource(index: number) {
      return stub['execution_async_resources'][index];
    },
    queueDestroyAsyncId(asyncId: number) {
      return hooks.queueDestroy(asyncId);
    },
    /**
     * In Node, `destroy` is emitted when the object is collected. The Lab never collects (see
     * node/virtual-time.ts).
     */
    registerDestroyHook() {},
    setPromiseHooks(...given: Hook[]) {
      promiseHooks = given;
      const [init, before, after, settled] = given;
      env.promises.setLifecycle({ init, before, after, settled });
    },
    getPromiseHooks() {
      return [...promiseHooks];
    },
  };
};
