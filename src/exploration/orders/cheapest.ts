import { linkOf, partsOf, scheduleOf, solvePart } from './branches.ts';
import type { Cheapest, Schedule } from './exploration.ts';
import type { Order } from './explore.ts';
import type { Link, OrderLog } from './order-log.ts';
import { delayWords } from './words.ts';

/** A time that is found to this many microseconds is good enough for a sentence in milliseconds. */
const PRECISION_US = 1;
/** With more failing orders than this, the search takes the first ones only, and says so. */
const ORDERS_MAX = 300;

/**
 * The schedule with the least delay among these orders: with no time longer than the model's, with
 * one, or with two. The times of the model are what the Lab takes without a schedule; a time may be
 * shorter than that for nothing.
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
  for (const { run } of orders.slice(0, ORDERS_MAX)) {
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

/** The least delay of an order, when it is less than `lessThanUs`. */
function cheapestIn(
  log: OrderLog,
  usualWakeUs: number,
  usualTimerUs: number,
  lessThanUs: number,
): { readonly us: number; readonly schedule: Schedule } | undefined {
  const quick: OrderLog = {
    ...log,
    eithers: log.eithers.map((either) => quickWake(either, usualWakeUs)),
  };
  const parts = partsOf(quick, usualTimerUs);
  const links = log.questions.map((question) => linkOf(question, question.answer));
  const choices = log.variables.flatMap(({ since, usualUs, name }, place) =>
    since && !/ poll \d+$/.test(name) ? [{ place, since, usualUs }] : [],
  );
  const solveWith = (delays: ReadonlyMap<number, number>) =>
    solvePart(parts, [
      ...links,
      ...choices.map(
        ({ place, since, usualUs }): Link => ({
          from: since,
          to: { variable: place, plusUs: 0 },
          atMostUs: usualUs + (delays.get(place) ?? 0),
        }),
      ),
    ]);
  const scheduleWith = (delays: ReadonlyMap<number, number>) => {
    const solved = solveWith(delays);
    return solved && scheduleOf(log, solved.us, solved.part);
  };
  const none = scheduleWith(new Map());
  if (none) return { us: 0, schedule: none };
  let best: { readonly us: number; readonly delays: ReadonlyMap<number, number> } | undefined;
  const limit = () => best?.us ?? lessThanUs;
  const tryWith = (one: number, other: ReadonlyMap<number, number>) => {
    const spent = [...other.values()].reduce((sum, us) => sum + us, 0);
    const us = least(
      (value) => solveWith(new Map([...other, [one, value]])) !== undefined,
      limit() - spent,
    );
    if (us !== undefined && us + spent < limit()) {
      best = { us: us + spent, delays: new Map([...other, [one, us]]) };
    }
  };
  for (const { place } of choices) tryWith(place, new Map());
  if (!best)
    tryPairs(
      choices.map(({ place }) => place),
      solveWith,
      tryWith,
      limit,
    );
  const schedule = best && scheduleWith(best.delays);
  return best && schedule && { us: best.us, schedule };
}

/** Pairs of delays: the first as small as it can be with the second free, then the second. */
function tryPairs(
  places: readonly number[],
  solveWith: (delays: ReadonlyMap<number, number>) => unknown,
  tryWith: (one: number, other: ReadonlyMap<number, number>) => void,
  limit: () => number,
): void {
  for (const one of places) {
    for (const two of places) {
      const most = Math.min(limit(), DELAY_US_MAX);
      const isPossible = (us: number) =>
        solveWith(
          new Map([
            [one, us],
            [two, most],
          ]),
        ) !== undefined;
      if (one === two || !isPossible(most)) continue;
      const us = least(isPossible, most);
      if (us !== undefined) tryWith(two, new Map([[one, us]]));
    }
  }
}

const DELAY_US_MAX = 1_000_000;

/** The least value below `limitUs` for which it holds, by bisection; undefined for none. */
function least(holds: (us: number) => boolean, limitUs: number): number | undefined {
  let fails = -1;
  let works = Math.min(Math.ceil(limitUs) - 1, DELAY_US_MAX);
  if (works < 0 || !holds(works)) return undefined;
  while (works - fails > PRECISION_US) {
    const middle = Math.floor((works + fails) / 2);
    if (holds(middle)) works = middle;
    else fails = middle;
  }
  return works;
}

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
