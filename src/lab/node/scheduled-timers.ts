import type { TimeTerm } from '../../trace/record/order-log.ts';
import type { ProcessEnvironment } from './process-environment.ts';

/*
 * What lib/internal/timers.js compares, for a run with a schedule. It compares in JavaScript, where
 * the Lab does not see it; but what it compares is what its lists hold: a timer is due when its start
 * and its duration are not later than the loop's time (processTimers, listOnTimeout), the lists run
 * in order of their expiry, and the libuv timer is set for the earliest. So the same comparisons are
 * noted here from the same lists. Their numbers tell which times they were made of: see
 * ScheduleRecorder.tagged.
 */

interface TimerLink {
  readonly _idlePrev: TimerLink | null;
  readonly _idleStart: number;
}
interface TimerList extends TimerLink {
  expiry: number;
  readonly msecs: number;
  readonly priorityQueuePosition: number;
}
interface Timers {
  readonly timerListMap: Readonly<Record<string, TimerList>>;
  readonly timerListQueue: { percolateUp(position: number): void };
}

function timersOf(env: ProcessEnvironment): Timers {
  return env.requireAny('internal/timers') as unknown as Timers;
}

function listsOf(env: ProcessEnvironment): readonly TimerList[] {
  return Object.values(timersOf(env).timerListMap);
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
      // The queue is ordered by what the list says, which may be earlier than its first timer is due.
      const ofList = schedule.untagged(list.expiry);
      if (timer === list._idlePrev && ofList) due.push({ expiryMs: list.expiry, expiry: ofList });
    }
  }
  // Of two in one millisecond, the one with the smaller fraction runs first, so "not later" has to be asked of that one.
  due.sort((one, two) => fraction(one.expiryMs) - fraction(two.expiryMs));
  for (const [i, one] of due.entries()) {
    for (const two of due.slice(i + 1)) schedule.compares(actor, one.expiry, two.expiry);
  }
  return schedule.tagged(now);
}

const fraction = (ms: number) => ms - Math.floor(ms);

/**
 * After processTimers. A list whose first timer is not due yet was given the expiry
 * `MathMax(timer._idleStart + msecs, now + 1)` (listOnTimeout). The first of the two is never the smaller one, because
 * that timer is due later than now. Where they are equal, the fraction of the second one won, which says that the list
 * expires 1 ms after now. In another run that would be too early, so the fraction of the first one is put back.
 *
 * @param expiryMs what processTimers returned: the expiry of the next list, negative when no timer is ref'd
 * @returns the same with the right fraction
 */
export function withFirstTimers(env: ProcessEnvironment, expiryMs: number): number {
  if (!env.machine.schedule) return expiryMs;
  const { timerListMap, timerListQueue } = timersOf(env);
  let right = expiryMs;
  for (const list of Object.values(timerListMap)) {
    const first = list._idlePrev;
    if (!first || first === list) continue;
    const firstMs = first._idleStart + list.msecs;
    if (firstMs >= list.expiry) continue; // a list may be earlier than its first timer, when an earlier one was cleared
    if (list.expiry === Math.abs(expiryMs)) right = Math.sign(expiryMs) * firstMs;
    list.expiry = firstMs;
    timerListQueue.percolateUp(list.priorityQueuePosition);
  }
  return right;
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

/**
 * ScheduleTimer in Environment::RunTimers: for the next list, or in 1 ms when that is due by now. It cannot be due unless
 * a callback has read the clock since, because processTimers has run what was due at `ranAt`.
 */
export function startScheduledTimer(
  env: ProcessEnvironment,
  expiryMs: number,
  ranAt: TimeTerm,
): boolean {
  const { loop, machine, kernelProcess } = env;
  const expiry = machine.schedule?.untagged(expiryMs);
  if (!expiry || !machine.schedule) return false;
  if (loop.timeTerm.variable !== ranAt.variable) {
    const soonest = { ...loop.timeTerm, plusUs: loop.timeTerm.plusUs + 1000 };
    machine.schedule.compares(kernelProcess.actor, expiry, soonest);
    // Where both are the same moment, it is the second one in the other runs with this answer.
    if (Math.floor(expiryMs) - loop.time <= 1) {
      loop.startTimer(1);
      return true;
    }
  }
  loop.startTimerAt(expiry, Math.floor(expiryMs));
  return true;
}
