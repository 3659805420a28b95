import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('worker'): src/node_worker.cc, as the main thread sees it, which has no parent
 * port.
 */
export const worker: BindingFactory = () => ({
  isMainThread: true,
  isInternalThread: false,
  ownsProcessState: true,
  threadId: 0,
  getEnvMessagePort() {
    return undefined;
  },
});
