import type { TimeTerm } from '../kernel/schedule.ts';
import type { ProcessEnvironment } from './process-environment.ts';

/*
 * What lib/internal/timers.js compares, for a run with a schedule. It compares in JavaScript, where
 * the Lab does not see it; but what it compares is what its lists hold: a timer is due when its start
 * and its duration are not later than the loop's time (processTimers, listOnTimeout), the lists run
 * in order of their expiry, and the libuv timer is set for the earliest. So the same comparisons are
 * noted here from the same lists. Their numbers tell which times they were made of: see
 * Schedule.tagged.
 */

interface TimerLink {
  readonly _idlePrev: TimerLink | null;
  readonly _idleStart: number;
}
interface TimerList extends TimerLink {
  readonly expiry: number;
  readonly msecs: number;
}

function listsOf(env: ProcessEnvironment): readonly TimerList[] {
  const { timerListMap } = env.requireAny('internal/timers') as unknown as {
    readonly timerListMap: Readonly<Record<string, TimerList>>;
  };
  return Object.values(timerListMap);
}

/**
 * Before processTimers: which timers are due, and in which order do their lists run?
 *
 * @returns the loop's time as processTimers is to be given it; undefined without a schedule
 */
export function noteDueTimers(env: ProcessEnvironment): number | undefined {
  const { schedule } = env.machine;
  if (!schedule) return undefined;
  const now = env.loop.timeTerm;
  const { actor } = env.kernelProcess;
  const due: { readonly expiryMs: number; readonly expiry: TimeTerm }[] = [];
  for (const list of listsOf(env)) {
    for (let timer = list._idlePrev; timer && timer !== list; timer = timer._idlePrev) {
      const expiryMs = timer._idleStart + list.msecs;
      const expiry = schedule.untagged(expiryMs);
      if (!expiry) continue;
      schedule.compares(actor, expiry, now);
      if (expiryMs > schedule.tagged(now)) break;
      if (timer === list._idlePrev) due.push({ expiryMs, expiry });
    }
  }
  for (const [i, one] of due.entries()) {
    for (const two of due.slice(i + 1)) schedule.compares(actor, one.expiry, two.expiry);
  }
  return schedule.tagged(now);
}

/** Before the loop polls: is no list earlier than the timer that libuv was given? */
export function noteNextTimer(env: ProcessEnvironment): void {
  const { schedule } = env.machine;
  const timer = env.loop.timerTerm;
  if (!schedule || !timer) return;
  for (const { expiry } of listsOf(env)) {
    const term = schedule.untagged(expiry);
    if (term) schedule.compares(env.kernelProcess.actor, timer, term);
  }
}

/** ScheduleTimer in Environment::RunTimers: for the next list, or in 1 ms when that is due by now. */
export function startScheduledTimer(env: ProcessEnvironment, expiryMs: number): boolean {
  const { loop, machine, kernelProcess } = env;
  const expiry = machine.schedule?.untagged(expiryMs);
  if (!expiry || !machine.schedule) return false;
  const soonest = { ...loop.timeTerm, plusUs: loop.timeTerm.plusUs + 1000 };
  machine.schedule.compares(kernelProcess.actor, expiry, soonest);
  const wholeMs = Math.floor(expiryMs);
  if (wholeMs - loop.time >= 1) loop.startTimerAt(expiry, wholeMs);
  else loop.startTimer(1);
  return true;
}
