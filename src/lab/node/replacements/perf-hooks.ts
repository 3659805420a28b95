import { notSimulated } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

/**
 * The part of lib/perf_hooks.js that programs measure time with: it has the clock, but no entries
 * or observers.
 */
export function perfHooks(env: ProcessEnvironment) {
  const performance = {
    /**
     * Milliseconds since the process started. Reading it takes the process time (rule 15 of the
     * kernel).
     */
    now(): number {
      env.readClock();
      return env.uptimeMs();
    },
    get timeOrigin(): number {
      return env.startedMs();
    },
    toJSON: () => ({ timeOrigin: env.startedMs() }),
    /** lib/internal/perf/resource_timing.js makes an entry of it, which no program here can observe. */
    markResourceTiming() {},
    mark: notSimulated('performance.mark'),
    measure: notSimulated('performance.measure'),
    timerify: notSimulated('performance.timerify'),
    eventLoopUtilization: notSimulated('performance.eventLoopUtilization'),
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
  };
  return unsimulatedModule('perf_hooks', { performance, constants: {} });
}
