import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('performance'): src/node_performance.cc. The clock is the process's virtual one;
 * nothing is collected, so there are no GC entries, and booting takes no time.
 */
export const performance: BindingFactory = (env, stub) => {
  const milestones: Float64Array = stub['milestones'];
  const timestamp = stub['constants'].NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN_TIMESTAMP;
  milestones.fill(0);
  if (timestamp !== undefined) milestones[timestamp] = env.epochMs * 1000;
  return {
    now() {
      env.readClock();
      return env.uptimeMs();
    },
    getTimeOrigin: () => 0,
    getTimeOriginTimestamp: () => env.epochMs,
    loopIdleTime: () => 0,
    markBootstrapComplete() {},
    /**
     * Entries reach JavaScript through it from http, net and dns, whose observers only lib/ has.
     */
    setupObservers() {},
    installGarbageCollectionTracking() {},
    removeGarbageCollectionTracking() {},
  };
};
