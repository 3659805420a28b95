import { logParts, scheduleOf } from './branches.ts';
import type { Cheapest, Schedule } from './exploration.ts';
import { Mispredicted, type Order } from './explore.ts';
import { type Effort, leastDelayOf, type UsualTimes } from './least-delay.ts';
import type { OrderTrial } from './observed-run.ts';
import { delayWords } from './words.ts';

/** Linear programs that may be solved, in all: two to three seconds. Most programs of two requests need some 4,000. */
const PROGRAMS_MAX = 80_000;

/** The same for a search that was ended: some tenths of a second. */
const PROGRAMS_WHEN_OVER_MAX = 1_000;

/** What is found soon comes first, so that little is left where the whole search has to look. */
const PASSES = [
  { isAsRun: true, programsMax: 200 },
  { isAsRun: false, programsMax: Infinity },
] as const;

/**
 * The schedule with the least delay that fails, of all failing orders: see `leastDelayOf` for what a delay is. It is run
 * once more, because it is what a reader will be shown. It yields every few milliseconds.
 *
 * @param isOver asked between two steps: true makes it take what is found soon
 * @throws Mispredicted when that run does not fail
 */
export function* cheapestOf(
  failing: readonly Order[],
  usualTimes: UsualTimes,
  trial: OrderTrial,
  isOver: () => boolean,
): Generator<undefined, Cheapest | undefined> {
  const effort: Effort = { left: PROGRAMS_MAX };
  const near = [...failing].sort((one, two) => delayOf(one) - delayOf(two));
  let best = yield* solvedOf(near, usualTimes, effort, isOver);
  const [first] = near;
  if (!best && first && effort.left <= 0) best = isOver() ? asItIs(first) : byRuns(first, trial);
  if (!best) return undefined;
  const fails = (schedule: Schedule) => trial(schedule).outcome === 'failed';
  if (!fails(best.schedule))
    throw new Mispredicted(`orders: ${JSON.stringify(best.schedule)} was to fail`);
  const isLeast = effort.left > 0;
  const usual = new Map(trial({}).log.variables.map(({ name, usualUs }) => [name, usualUs]));
  const schedule = inFewerPlaces(best.schedule, usual, fails);
  const { log } = trial(schedule);
  const delayUs = isLeast ? best.delayUs : delayOf({ schedule, run: { log } });
  return {
    delayMs: delayUs / 1000,
    isLeast,
    schedule,
    words: delayWords(schedule, log),
  };
}

interface Failure {
  readonly delayUs: number;
  readonly schedule: Schedule;
}

/** The failure with the least delay that is found within this effort. It is the least one when some effort is left. */
function* solvedOf(
  near: readonly Order[],
  usualTimes: UsualTimes,
  effort: Effort,
  isOver: () => boolean,
): Generator<undefined, Failure | undefined> {
  let best: Failure | undefined;
  for (const pass of PASSES) {
    for (const { run } of near) {
      const { log } = run;
      const lessThanUs = best?.delayUs ?? Infinity;
      if (lessThanUs === 0 || effort.left <= 0) return best;
      const search = leastDelayOf(logParts(log, 0), usualTimes, lessThanUs, effort, pass);
      let step = search.next();
      for (; !step.done; step = search.next()) {
        if (isOver()) effort.left = Math.min(effort.left, PROGRAMS_WHEN_OVER_MAX);
        yield;
      }
      const found = step.value;
      if (!found) continue;
      const times = scheduleOf(log, found.us, found.part);
      best = { delayUs: found.delayUs, schedule: withoutUsual(times, log.variables) };
    }
  }
  return best;
}

function asItIs(order: Order): Failure {
  return { delayUs: delayOf(order), schedule: order.schedule };
}

/** A failing schedule of an order, with less delay where runs with less still fail: one time after the other. */
function byRuns({ schedule, run }: Order, trial: OrderTrial): Failure {
  const fails = (times: Schedule) => trial(times).outcome === 'failed';
  const usual = new Map(run.log.variables.map(({ name, usualUs }) => [name, usualUs]));
  let best = schedule;
  for (const name of Object.keys(schedule)) {
    const { [name]: _, ...others } = best;
    if (fails(others)) best = others;
  }
  for (const name of Object.keys(best)) {
    const leastUs = usual.get(name) ?? 0;
    for (let stepUs = ((best[name] ?? 0) - leastUs) / 2; stepUs >= 1; stepUs /= 2) {
      const less = { ...best, [name]: Math.round((best[name] ?? 0) - stepUs) };
      if (fails(less)) best = less;
    }
  }
  return { delayUs: delayOf({ schedule: best, run }), schedule: best };
}

/**
 * The same delay can often be in one place or another. One late thing is easier to follow than several: so each delay is
 * added to another one where the run still fails.
 */
function inFewerPlaces(
  times: Schedule,
  usual: ReadonlyMap<string, number>,
  fails: (schedule: Schedule) => boolean,
): Schedule {
  const movable = (name: string) => usual.has(name) && !/ split /.test(name);
  let best = times;
  for (const from of Object.keys(times)) {
    const { [from]: us = 0, ...others } = best;
    const delayUs = us - (usual.get(from) ?? us);
    // Only where the search for the least ended early.
    if (fails(others)) {
      best = others;
      continue;
    }
    if (!movable(from) || delayUs <= 0) continue;
    const to = Object.keys(others).find(
      (name) => movable(name) && fails({ ...others, [name]: (others[name] ?? 0) + delayUs }),
    );
    if (to !== undefined) best = { ...others, [to]: (others[to] ?? 0) + delayUs };
  }
  return best;
}

/** How much longer than usual the times of a schedule are. */
function delayOf({
  schedule,
  run,
}: {
  readonly schedule: Schedule;
  readonly run: Pick<Order['run'], 'log'>;
}): number {
  let us = 0;
  for (const { name, usualUs } of run.log.variables) {
    us += Math.max(0, (schedule[name] ?? usualUs) - usualUs);
  }
  return us;
}

/** Wake-ups and timers are as the model has them, and a schedule names only what differs. */
function withoutUsual(times: Schedule, variables: Order['run']['log']['variables']): Schedule {
  const known = new Map(variables.map((variable) => [variable.name, variable]));
  return Object.fromEntries(
    Object.entries(times).filter(([name, us]) => {
      const variable = known.get(name);
      return variable?.since && !/ poll \d+$/.test(name) && us !== variable.usualUs;
    }),
  );
}
