import { notSimulated } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/** Ports would need a second thread. Their classes exist, because lib/ tests values against them. */
export function workerIo(env: ProcessEnvironment) {
  class MessagePort {}
  return {
    MessagePort,
    MessageChannel: notSimulated('MessageChannel'),
    BroadcastChannel: notSimulated('BroadcastChannel'),
    receiveMessageOnPort: () => undefined,
    structuredClone(value: unknown, transfer?: object) {
      return env.internalBinding('messaging').structuredClone(value, transfer);
    },
  };
}

export const workerThreads = (env: ProcessEnvironment) =>
  outlinedModule(env, 'worker_threads', {
    isMainThread: true,
    markAsUncloneable() {}, // nothing is cloned
    isInternalThread: false,
    parentPort: null,
    workerData: null,
    threadId: 0,
    resourceLimits: {},
  });
