import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('performance'): src/node_performance.cc. The clock is the process's virtual one;
 * The Lab never collects garbage, so there are no GC entries. Booting takes no time.
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
    getTimeOrigin() {
      return 0;
    },
    getTimeOriginTimestamp() {
      return env.startedMs();
    },
    loopIdleTime() {
      return 0;
    },
    markBootstrapComplete() {},
    /** In Node, entries of http, net and dns reach their observers in JavaScript through it. */
    setupObservers() {},
    installGarbageCollectionTracking() {},
    removeGarbageCollectionTracking() {},
  };
};
