import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('timers'): src/timers.cc. One libuv timer and one idle handle serve all timers
 * and immediates of a process; lib/internal/timers.js does the rest.
 */
export const timers: BindingFactory = (env) => ({
  /**
   * Node's C++ keeps the two callbacks. The Lab needs not: its loop hooks take them from
   * lib/internal/timers.js.
   */
  setupTimers() {},
  /** Environment::GetNow. Updates the loop's time, so that expiry counts from now (rule 11). */
  getLibuvNow() {
    env.loop.updateTime();
    const { schedule } = env.machine;
    return schedule ? schedule.tagged(env.loop.timeTerm) : env.loop.time;
  },
  /** lib/internal/timers.js calls it for a list that is earlier than the one that libuv waits for: that is a comparison. */
  scheduleTimer(delayMs: number) {
    const { loop, machine } = env;
    const before = loop.timerTerm;
    loop.startTimer(delayMs);
    const { schedule } = machine;
    if (schedule && before && loop.timerTerm)
      schedule.compares(loop.process.actor, before, loop.timerTerm);
  },
  toggleTimerRef(on: boolean) {
    return env.loop.refTimer(on);
  },
  toggleImmediateRef(on: boolean) {
    return env.loop.refImmediates(on);
  },
});
