import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('worker'): src/node_worker.cc, seen from the main thread, which has no parent
 * port.
 */
export const worker: BindingFactory = () => ({
  isMainThread: true,
  isInternalThread: false,
  ownsProcessState: true,
  threadId: 0,
  getEnvMessagePort: () => undefined,
});
