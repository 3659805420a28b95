import type {
  DifferenceConstraint,
  OrderLog,
  Timeout,
  TimeTerm,
} from '../../trace/record/order-log.ts';

/** The step of libuv's clock. */
const GRID_US = 1000;
/** Times that are raised within one system: some hundredths of a second. One that needs more has no known answer. */
const RAISED_MAX = 300_000;
/** Alternatives that are tried one within the other, for the same reason. */
const DEPTH_MAX = 400;

interface Effort {
  left: number;
}

/** Whether a system has a solution was not found out. */
export class Unresolved extends Error {}

const TOO_MANY = 'orders: too many alternatives in one system';

/** What has to hold, over variables that are numbered from 0. */
export interface System extends Pick<OrderLog, 'links' | 'eithers' | 'timeouts'> {
  /** Times that hold for all links but the last ones: where the search begins. */
  readonly us: readonly number[];
  readonly isGrid: readonly boolean[];
  readonly timerUs: number;
}

/**
 * Times for which a system holds, in whole microseconds; undefined when there are none.
 *
 * Every link is a difference constraint. A time that is too early for one is raised to the first
 * moment that is late enough, on the grid for a time of the loop, until nothing is too early: the
 * method of Bellman and Ford, with rounding. Raising is monotone, and a solution can be moved by
 * whole milliseconds as it is. So there is a solution if and only if this ends, and it does not end
 * if and only if a time is raised because of itself (see `raise`).
 *
 * Alternatives are tried one after the other, each only when none of them holds already.
 *
 * @throws Unresolved when the alternatives are too many
 */
export function solve(system: System): readonly number[] | undefined {
  const us = [...system.us];
  const outgoing: Outgoing = us.map(() => []);
  for (const link of system.links) addLink(outgoing, link);
  for (const timeout of system.timeouts)
    for (const link of roughly(timeout, system.timerUs)) addLink(outgoing, link);
  const effort: Effort = { left: RAISED_MAX };
  if (!raise(us, outgoing, system.isGrid, everyVariable(us), effort)) return undefined;
  const solved = settle(us, outgoing, system, effort, 0);
  const origin = solved?.[0] ?? 0;
  return solved?.map((value) => value - origin);
}

/** By variable: the ones that are at least `plusUs` later than it. */
type Outgoing = { readonly to: number; readonly plusUs: number }[][];

/** `to - from <= c` says that `from` is at least `to - c`. */
function addLink(outgoing: Outgoing, { from, to, atMostUs }: DifferenceConstraint): void {
  const plusUs = to.plusUs - from.plusUs - atMostUs;
  outgoing[to.variable]?.push({ to: from.variable, plusUs });
}

function everyVariable(us: readonly number[]): number[] {
  return us.map((_, variable) => variable);
}

/**
 * Raises what is too early. Returns false when there is no solution.
 *
 * A time that is raised because of itself: let f be what the links around the cycle make of it, with
 * f(v) > v. When it is on the grid, or nothing on the cycle is, f(v + d) = f(v) + d for every d by
 * which it can have been moved, so it would be raised for ever. On a cycle with a time on the grid,
 * one that is not on the grid may be raised once by rounding; then the one on the grid is asked.
 *
 * Such a cycle may change from one round to the next, so that it is not seen. Then the number of rounds ends it: where no
 * time is raised for ever, a way on which each link raises the next time meets each time of the grid once, and between two
 * of them each other time once.
 */
function raise(
  us: number[],
  outgoing: Outgoing,
  isGrid: readonly boolean[],
  begin: readonly number[],
  effort: Effort,
): boolean {
  const onGrid = isGrid.reduce((count, is) => count + Number(is), 0);
  const roundsMax = (onGrid + 1) * (us.length - onGrid + 1);
  const rounds = new Uint32Array(us.length);
  const raisedBy = new Int32Array(us.length).fill(-1);
  const queue = [...begin];
  const isQueued = new Uint8Array(us.length);
  for (const variable of begin) isQueued[variable] = 1;
  for (let place = 0; place < queue.length; place++) {
    const from = queue[place] as number;
    isQueued[from] = 0;
    for (const { to, plusUs } of outgoing[from] as Outgoing[number]) {
      const least = (us[from] as number) + plusUs;
      if ((us[to] as number) >= least) continue;
      if (to === from) return false;
      // What is raised because of itself has been raised before, or will be once more.
      if (raisedBy[to] !== -1 && isRaisedByItself(to, from, raisedBy, isGrid)) return false;
      us[to] = isGrid[to] ? Math.ceil(least / GRID_US) * GRID_US : least;
      if (effort.left-- === 0) throw new Unresolved(TOO_MANY);
      raisedBy[to] = from;
      if (isQueued[to]) continue;
      rounds[to] = (rounds[to] as number) + 1;
      if ((rounds[to] as number) > roundsMax) return false;
      isQueued[to] = 1;
      queue.push(to);
    }
  }
  return true;
}

/** Whether `from` was raised because of `to`, so that raising `to` would never end. */
function isRaisedByItself(
  to: number,
  from: number,
  raisedBy: Int32Array,
  isGrid: readonly boolean[],
): boolean {
  let hasGrid = false;
  let steps = 0;
  for (let at = from; at !== -1; at = raisedBy[at] as number) {
    if (at === to) return isGrid[to] === true || !hasGrid;
    if (isGrid[at]) hasGrid = true;
    // An older cycle that rounding has stopped.
    if (++steps > raisedBy.length) return false;
  }
  return false;
}

/** Makes alternatives and timeouts hold that do not. */
function settle(
  us: number[],
  outgoing: Outgoing,
  system: System,
  effort: Effort,
  depth: number,
): number[] | undefined {
  const choices = openChoices(us, system);
  if (choices === undefined) return us;
  if (depth >= DEPTH_MAX) throw new Unresolved(TOO_MANY);
  for (const links of choices) {
    const tried = [...us];
    const more = outgoing.slice();
    for (const { from, to, atMostUs } of links) {
      const plusUs = to.plusUs - from.plusUs - atMostUs;
      more[to.variable] = [
        ...(more[to.variable] as Outgoing[number]),
        { to: from.variable, plusUs },
      ];
    }
    const begin = [...new Set(links.map(({ to }) => to.variable))];
    if (!raise(tried, more, system.isGrid, begin, effort)) continue;
    const settled = settle(tried, more, system, effort, depth + 1);
    if (settled) return settled;
  }
  return undefined;
}

/** The choices of the first thing that does not hold; undefined when all holds. */
function openChoices(
  us: readonly number[],
  { eithers, timeouts, timerUs }: System,
): readonly (readonly DifferenceConstraint[])[] | undefined {
  for (const { alternatives } of eithers) {
    if (!alternatives.some((links) => links.every((link) => holds(link, us)))) return alternatives;
  }
  for (const timeout of timeouts) {
    const links = timeoutLinks(timeout, us, timerUs);
    if (!links.every((link) => holds(link, us))) {
      const { expiry, loopTime } = timeout;
      const sleepUs = momentUs(expiry, us) - momentUs(loopTime, us);
      // An end that any fraction of a millisecond allows; this sleep, a shorter one, a longer one.
      return [
        ...clearly(timeout, timerUs),
        links,
        [{ from: loopTime, to: expiry, atMostUs: sleepUs - GRID_US }],
        [{ from: expiry, to: loopTime, atMostUs: -sleepUs - GRID_US }],
      ];
    }
  }
  return undefined;
}

/**
 * How late a sleep can end, whatever fraction of a millisecond was rounded off the time of the loop. It follows from the
 * links of each sleep.
 */
function roughly(
  { variable, expiry, readBeforeUs }: Timeout,
  timerUs: number,
): readonly DifferenceConstraint[] {
  if (readBeforeUs === undefined) return [];
  const end = { variable, plusUs: 0 };
  return [{ from: expiry, to: end, atMostUs: readBeforeUs + GRID_US - 1 + timerUs }];
}

/** Links that are enough for each sleep, whatever that fraction was: without them, each length would be tried. */
function clearly(
  { variable, expiry, readBeforeUs }: Timeout,
  timerUs: number,
): readonly (readonly DifferenceConstraint[])[] {
  if (readBeforeUs === undefined) return [];
  const end = { variable, plusUs: 0 };
  return [
    [
      { from: end, to: expiry, atMostUs: -readBeforeUs - GRID_US + 1 },
      { from: expiry, to: end, atMostUs: readBeforeUs + timerUs },
    ],
  ];
}

/** The links that a timeout stands for while the sleep is as long as it is. */
function timeoutLinks(
  { variable, calledAt, expiry, loopTime }: Timeout,
  us: readonly number[],
  timerUs: number,
): readonly DifferenceConstraint[] {
  const sleepUs = momentUs(expiry, us) - momentUs(loopTime, us);
  const end = { variable, plusUs: 0 };
  return [
    { from: loopTime, to: expiry, atMostUs: sleepUs },
    { from: expiry, to: loopTime, atMostUs: -sleepUs },
    { from: end, to: calledAt, atMostUs: -sleepUs },
    { from: calledAt, to: end, atMostUs: sleepUs + timerUs },
  ];
}

export function momentUs({ variable, plusUs }: TimeTerm, us: readonly number[]): number {
  return (us[variable] ?? 0) + plusUs;
}

export function holds(
  { from, to, atMostUs }: DifferenceConstraint,
  us: readonly number[],
): boolean {
  return momentUs(to, us) - momentUs(from, us) <= atMostUs;
}

/** The variables on which these depend, with themselves, as a set of places. */
export function closureOf(begin: Iterable<number>, { causes }: { readonly causes: Causes }) {
  const reached = new Set<number>([0]);
  const stack = [...begin];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    stack.push(...(causes[at] ?? []));
  }
  return reached;
}

/** By variable: those that the links name which say what it is. */
export type Causes = readonly (readonly number[])[];

/** A link, an alternative or a timeout says what its latest variable is. */
export function causesOf({ variables, links, eithers, timeouts }: OrderLog): Causes {
  const causes: number[][] = variables.map(() => []);
  const add = (owner: number, other: number) => {
    if (owner !== other) causes[owner]?.push(other);
  };
  for (const { from, to } of links) {
    const owner = Math.max(from.variable, to.variable);
    add(owner, Math.min(from.variable, to.variable));
  }
  for (const { variable, alternatives } of eithers) {
    for (const { from, to } of alternatives.flat()) {
      add(variable, from.variable);
      add(variable, to.variable);
    }
  }
  for (const { variable, calledAt, expiry, loopTime } of timeouts) {
    for (const { variable: other } of [calledAt, expiry, loopTime]) add(variable, other);
  }
  return causes;
}
