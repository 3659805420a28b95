import { linkOf, logParts, scheduleOf, solvePart } from './branches.ts';
import type { Cheapest, Schedule } from './exploration.ts';
import type { Order } from './explore.ts';
import type { DifferenceConstraint, OrderLog } from './order-log.ts';
import { delayWords } from './words.ts';

/** A time that is found to this many microseconds is good enough for a sentence in milliseconds. */
const PRECISION_US = 1;
/** So many failing orders are searched: those whose own schedules have the least delay. */
const ORDERS_MAX = 12;

/**
 * The schedule with the least delay that is found among these orders. No time is shorter than the
 * model's, which is what the Lab takes without a schedule. A single delay is the least one; of several,
 * none can be left out and none can be smaller alone.
 *
 * @param usualTimerUs how late a timeout is without a schedule
 */
export function cheapestOf(
  orders: readonly Order[],
  usualWakeUs: number,
  usualTimerUs: number,
): Cheapest | undefined {
  let best:
    | { readonly us: number; readonly schedule: Schedule; readonly log: OrderLog }
    | undefined;
  const near = [...orders].sort((one, two) => delayOf(one) - delayOf(two)).slice(0, ORDERS_MAX);
  for (const { run } of near) {
    const found = cheapestIn(run.log, usualWakeUs, usualTimerUs, best?.us ?? Infinity);
    if (found) best = { ...found, log: run.log };
    if (best?.us === 0) break;
  }
  if (!best) return undefined;
  return {
    delayMs: best.us / 1000,
    schedule: best.schedule,
    words: delayWords(best.schedule, best.log),
  };
}

/** How much longer than usual the times of a schedule are. */
function delayOf({ schedule, run }: Order): number {
  let us = 0;
  for (const { name, usualUs } of run.log.variables) {
    us += Math.max(0, (schedule[name] ?? usualUs) - usualUs);
  }
  return us;
}

/** The least delay of an order, when it is less than `lessThanUs`. */
function cheapestIn(
  log: OrderLog,
  usualWakeUs: number,
  usualTimerUs: number,
  lessThanUs: number,
): { readonly us: number; readonly schedule: Schedule } | undefined {
  const limitUs = Math.min(lessThanUs - 1, DELAY_US_MAX);
  const choices = choicesOf(log);
  const links = [
    ...log.questions.map((question) => linkOf(question, question.answer)),
    ...choices.map(({ end, since, usualUs }) => ({ from: end, to: since, atMostUs: -usualUs })),
  ];
  const wakes = log.eithers.map((either) => quickWake(either, usualWakeUs));
  const quick = logParts({ ...log, eithers: wakes }, usualTimerUs);
  const solveWith = (delays: Delays) => {
    const limits: DifferenceConstraint[] = [];
    const queued: OrderLog['eithers'][number][] = [];
    for (const { end, since, usualUs, before } of choices) {
      const us = usualUs + (delays.get(end.variable) ?? 0);
      const limit = { from: since, to: end, atMostUs: us };
      if (before.length === 0) limits.push(limit);
      else
        queued.push({
          variable: end.variable,
          alternatives: [[limit], ...before.map((to) => [{ from: to, to: end, atMostUs: 0 }])],
        });
    }
    return solvePart({ ...quick, log: { ...quick.log, eithers: [...wakes, ...queued] } }, [
      ...links,
      ...limits,
    ]);
  };
  const works = (delays: Delays) => solveWith(delays) !== undefined;
  const places = choices.map(({ end }) => end.variable);
  const all = new Map(places.map((place) => [place, limitUs]));
  if (limitUs < 0 || !works(all)) return undefined;
  const tried = [
    new Map<number, number>(),
    ...places.map((place) => new Map([[place, limitUs]])),
    needed(all, places, works),
  ];
  let best: Delays | undefined;
  for (const delays of tried) {
    if (!works(delays)) continue;
    const small = smallest(delays, works);
    if (sum(small) < Math.min(lessThanUs, best ? sum(best) : Infinity)) best = small;
    if (best && sum(best) === 0) break;
  }
  const solved = best && solveWith(best);
  if (!best || !solved) return undefined;
  return { us: sum(best), schedule: scheduleOf(log, solved.us, solved.part) };
}

/** Variable of a choice → how much longer than usual it may take, in microseconds. */
type Delays = ReadonlyMap<number, number>;

function sum(delays: Delays): number {
  return [...delays.values()].reduce((all, us) => all + us, 0);
}

/** What a schedule sets, without the times of wake-ups. */
function choicesOf({ variables, links }: OrderLog) {
  return variables.flatMap(({ since, usualUs, name }, variable) => {
    if (!since || / poll \d+$/.test(name)) return [];
    const end = { variable, plusUs: 0 };
    // A segment also takes longer because the one before it does.
    const before = links.flatMap(({ from, to, atMostUs }) =>
      from.variable === variable &&
      to.variable < variable &&
      atMostUs === 0 &&
      to.variable !== since.variable
        ? [to]
        : [],
    );
    return [{ end, since, usualUs, before }];
  });
}

/** Takes away one delay after the other that is not needed. */
function needed(
  all: Delays,
  places: readonly number[],
  works: (delays: Delays) => boolean,
): Delays {
  const left = new Map(all);
  for (const place of places) {
    const us = left.get(place) ?? 0;
    left.delete(place);
    if (!works(left)) left.set(place, us);
  }
  return left;
}

/** Makes each delay as small as it can be with the others as they are. */
function smallest(delays: Delays, works: (delays: Delays) => boolean): Delays {
  const left = new Map(delays);
  for (const [place, us] of delays) {
    left.set(
      place,
      least((value) => works(new Map([...left, [place, value]])), us),
    );
  }
  return left;
}

/** The least value for which it holds, by bisection. It holds for `mostUs`. */
function least(holds: (us: number) => boolean, mostUs: number): number {
  let fails = -1;
  let works = mostUs;
  while (works - fails > PRECISION_US) {
    const middle = Math.floor((works + fails) / 2);
    if (holds(middle)) works = middle;
    else fails = middle;
  }
  return works;
}

const DELAY_US_MAX = 1_000_000;

function quickWake(either: OrderLog['eithers'][number], usualWakeUs: number) {
  return {
    ...either,
    alternatives: either.alternatives.map((links) =>
      links.map((link) => ({
        ...link,
        atMostUs: link.atMostUs > 0 ? Math.min(link.atMostUs, usualWakeUs) : link.atMostUs,
      })),
    ),
  };
}
