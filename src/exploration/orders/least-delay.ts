import type {
  DifferenceConstraint,
  Either,
  OrderLog,
  Timeout,
} from '../../trace/record/order-log.ts';
import type { LogParts } from './branches.ts';
import { linkOf } from './branches.ts';
import { type CountedTime, LeastSum } from './least-sum.ts';
import { closureOf, holds, momentUs } from './system.ts';

const GRID_US = 1000;

/** How late things are in the model when nothing is longer: see src/lab/kernel/time-model.ts. */
export interface UsualTimes {
  readonly wakeUs: number;
  readonly timerUs: number;
}

/** The least delay of an order, with the times that have it. */
interface LeastDelay {
  readonly delayUs: number;
  readonly us: readonly number[];
  readonly part: ReadonlySet<number>;
}

/** A wait of a segment for the one before it is no delay of its own. */
interface Queued extends CountedTime {
  readonly before: number;
}

/** Linear programs that may still be solved, in all. When none is left, a search ends without a result. */
export interface Effort {
  left: number;
}

interface Pass {
  /** Only times at which each process wakes and sleeps as in the run of the order, which are found soon. */
  readonly isAsRun: boolean;
  /** Linear programs for this order at most. */
  readonly programsMax: number;
}

/**
 * The times of an order with the least delay in all, where callbacks, segments and the FIN may be longer than in the
 * model, and everything else is as the model has it: a process wakes `wakeUs` after what it waits for, and a timer is
 * `timerUs` late. Undefined when there are none with less than `lessThanUs`.
 *
 * Branch and bound: what is no difference constraint (alternatives, sleeps, the grid of the loop's time) is left out
 * first. Where the times with the least sum break some, each way to keep one is tried: of these, the one whose ways
 * cost most, which is often the one that has a single way or none. What is left out can only make the sum smaller, so
 * the least sum that breaks nothing is the least one.
 *
 * It yields before it divides a part, which takes some milliseconds.
 */
export function* leastDelayOf(
  { log, causes }: LogParts,
  usual: UsualTimes,
  lessThanUs: number,
  effort: Effort,
  { isAsRun, programsMax }: Pass,
): Generator<undefined, LeastDelay | undefined> {
  const answers = log.questions.map((question) => linkOf(question, question.answer));
  const part = closureOf(
    answers.flatMap(({ from, to }) => [from.variable, to.variable]),
    { causes },
  );
  const { counted, queued, least } = choicesOf(log, part);
  const isIn = ({ from, to }: DifferenceConstraint) =>
    part.has(from.variable) && part.has(to.variable);
  const fixed = [
    ...log.links.filter(isIn).map((link) => promptly(link, log)),
    ...answers,
    ...least,
    ...sleepLinks(log, part, usual.timerUs),
  ];
  const begin = log.variables.map(({ us }) => us);
  const eithers = wakesOf(log, part, usual.wakeUs, begin);
  const timeouts = log.timeouts.filter(({ variable }) => part.has(variable));

  const open: Node[] = [];
  let made = 0;
  let solved = 0;
  const isSpent = () => effort.left <= 0 || solved >= programsMax;
  const add = (node: Node | undefined) => {
    if (node) open.push(node);
  };
  add(child(undefined, { links: [], own: [] }));
  for (let node = leastOf(open); node && !isSpent(); node = leastOf(open)) {
    yield;
    const us = timesOf(node);
    const waiting = firstWaiting(us, node.own);
    const rounded = onGrid(us, log);
    const isRounded = [...fixed, ...node.more].every((link) => holds(link, rounded));
    const broken = waiting ? [waysOfWaiting(waiting)] : brokenBy(us, rounded, isRounded);
    if (broken.length === 0) return { delayUs: node.program.sumUs, us: rounded, part };
    for (const next of costliest(node, broken)) open.push(next);
  }
  return undefined;

  /** The parts of a node that keep this; undefined where there is none with less than `lessThanUs`. */
  function child(node: Node | undefined, { links, own }: Way): Node | undefined {
    if (isSpent()) return undefined;
    effort.left -= 1;
    solved += 1;
    const program = node
      ? node.program.with(links, own, lessThanUs)
      : LeastSum.of(begin, fixed, counted, lessThanUs);
    const more = [...(node?.more ?? []), ...links];
    return program && { program, more, own: [...(node?.own ?? []), ...own], number: ++made };
  }

  /** The parts of a node by the ways to keep one thing: that with few parts of large least sums. */
  function costliest(node: Node, broken: readonly (readonly Way[])[]): readonly Node[] {
    let best: { readonly nodes: readonly Node[]; readonly us: number } | undefined;
    for (const ways of broken.slice(0, CANDIDATES_MAX)) {
      const nodes = ways.flatMap((way) => child(node, way) ?? []);
      if (nodes.length <= 1) return nodes;
      // Two ways are better than three that cost as much each.
      const us = nodes.reduce((all, { program }) => all + program.sumUs, 0) / nodes.length ** 2;
      if (!best || us > best.us) best = { nodes, us };
    }
    return best?.nodes ?? [];
  }

  function firstWaiting(us: readonly number[], own: readonly CountedTime[]): Queued | undefined {
    return queued.find(
      (one) =>
        !own.includes(one) &&
        (us[one.end] as number) > momentUs(one.since, us) + one.usualUs &&
        (us[one.end] as number) > (us[one.before] as number),
    );
  }

  /** What these times break, each with the ways to keep it. */
  function brokenBy(
    us: readonly number[],
    rounded: readonly number[],
    isRounded: boolean,
  ): readonly (readonly Way[])[] {
    const times = isRounded ? rounded : us;
    const wakes = eithers.flatMap(({ alternatives }) => {
      if (alternatives.some((all) => all.every((link) => holds(link, times)))) return [];
      return [(isAsRun ? alternatives.slice(0, 1) : alternatives).map(wayOf)];
    });
    if (isRounded) return [...wakes, ...timeouts.flatMap((timeout) => sleepWays(timeout, rounded))];
    return [gridWays(us, rounded), ...wakes];
  }

  /** The ways to keep a sleep that these times break: this long, shorter, or longer. */
  function sleepWays(
    { variable, calledAt, expiry, loopTime }: Timeout,
    rounded: readonly number[],
  ): readonly (readonly Way[])[] {
    const times = isAsRun ? begin : rounded;
    const sleepUs = momentUs(expiry, times) - momentUs(loopTime, times);
    const sleep = [
      { from: loopTime, to: expiry, atMostUs: sleepUs },
      { from: expiry, to: loopTime, atMostUs: -sleepUs },
      { from: calledAt, to: at(variable), atMostUs: sleepUs + usual.timerUs },
      { from: at(variable), to: calledAt, atMostUs: -sleepUs - usual.timerUs },
    ];
    if (sleep.every((link) => holds(link, rounded))) return [];
    if (isAsRun) return [[wayOf(sleep)]];
    const shorter = [{ from: loopTime, to: expiry, atMostUs: sleepUs - GRID_US }];
    const longer = [{ from: expiry, to: loopTime, atMostUs: -sleepUs - GRID_US }];
    return [[sleep, shorter, longer].map(wayOf)];
  }

  /** The two ways to put the earliest time of the loop on the grid that is not on it. */
  function gridWays(us: readonly number[], rounded: readonly number[]): readonly Way[] {
    const place = us.findIndex(
      (value, variable) => part.has(variable) && rounded[variable] !== value,
    );
    if (place === -1) throw new Error('orders: a link is broken by no rounding');
    const down = Math.floor((us[place] as number) / GRID_US) * GRID_US;
    return [
      wayOf([{ from: at(0), to: at(place), atMostUs: down }]),
      wayOf([{ from: at(place), to: at(0), atMostUs: -(down + GRID_US) }]),
    ];
  }
}

/** Things of which the ways are compared before one is taken. Each way costs a linear program. */
const CANDIDATES_MAX = 8;

/** A part of the times of an order, with the least sum that is possible in it. */
interface Node {
  readonly program: LeastSum;
  readonly more: readonly DifferenceConstraint[];
  readonly own: readonly CountedTime[];
  readonly number: number;
}

/** What makes a part of a node: links, or a time that is counted in it. */
interface Way {
  readonly links: readonly DifferenceConstraint[];
  readonly own: readonly CountedTime[];
}

const wayOf = (links: readonly DifferenceConstraint[]): Way => ({ links, own: [] });

/** A segment comes right behind the one before it, or its own flight is as long. */
function waysOfWaiting(one: Queued): readonly Way[] {
  return [
    wayOf([{ from: at(one.before), to: at(one.end), atMostUs: 0 }]),
    { links: [], own: [one] },
  ];
}

/** The times of a node, from the start of the run. */
function timesOf({ program: { us } }: Node): readonly number[] {
  const origin = us[0] ?? 0;
  return Array.from(us, (value) => value - origin);
}

/** Takes the one with the least sum; among equals the newest. */
function leastOf(open: Node[]): Node | undefined {
  let least = 0;
  for (const [place, { program, number }] of open.entries()) {
    const { program: best, number: newest } = open[least] as Node;
    if (program.sumUs < best.sumUs || (program.sumUs === best.sumUs && number > newest))
      least = place;
  }
  return open.splice(least, 1)[0];
}

const at = (variable: number) => ({ variable, plusUs: 0 });

const isPoll = (name = '') => / poll \d+$/.test(name);

/** What may be longer, and that nothing of it may be shorter. */
function choicesOf({ variables, links }: OrderLog, part: ReadonlySet<number>) {
  const counted: CountedTime[] = [];
  const queued: Queued[] = [];
  const least: DifferenceConstraint[] = [];
  for (const [end, { since, usualUs, name }] of variables.entries()) {
    if (!since || isPoll(name) || !part.has(end)) continue;
    least.push({ from: at(end), to: since, atMostUs: -usualUs });
    const before = links.find(
      ({ from, to, atMostUs }) =>
        from.variable === end &&
        to.variable < end &&
        atMostUs === 0 &&
        to.variable !== since.variable,
    );
    const choice = { end, since, usualUs };
    if (before) queued.push({ ...choice, before: before.to.variable });
    else counted.push(choice);
  }
  return { counted, queued, least };
}

/** A process that is woken by what it has known before returns at once. */
function promptly(link: DifferenceConstraint, { variables }: OrderLog): DifferenceConstraint {
  const { name, since } = variables[link.to.variable] ?? {};
  const isWake = isPoll(name) && since?.variable === link.from.variable && link.atMostUs > 0;
  return isWake ? { ...link, atMostUs: 0 } : link;
}

/**
 * Links that follow from sleeps and the grid, without which a sleep could be of any length until it is looked at. A
 * later time of the loop is not earlier. The end of a sleep is its call, and `expiry` less the time of the loop, and
 * `timerUs`. The time of the loop is 0 to 999 µs before the moment at which it was read, mostly that of the call: so the
 * end is `timerUs` to `timerUs` + 999 µs after `expiry`.
 */
function sleepLinks(
  { variables, timeouts }: OrderLog,
  part: ReadonlySet<number>,
  timerUs: number,
): readonly DifferenceConstraint[] {
  const found: DifferenceConstraint[] = [];
  const last = new Map<string | undefined, number>();
  for (const [variable, { isGrid, name }] of variables.entries()) {
    if (!isGrid || variable === 0 || !part.has(variable)) continue;
    const [actor] = name.split(' ');
    found.push({ from: at(variable), to: at(last.get(actor) ?? 0), atMostUs: 0 });
    last.set(actor, variable);
  }
  for (const { variable, expiry, readBeforeUs } of timeouts) {
    if (!part.has(variable)) continue;
    found.push({ from: at(variable), to: expiry, atMostUs: -timerUs });
    if (readBeforeUs === undefined) continue;
    found.push({
      from: expiry,
      to: at(variable),
      atMostUs: timerUs + GRID_US - 1 + readBeforeUs,
    });
  }
  return found;
}

/**
 * The kernel's log has two alternatives for each wake-up by something new: what is there first, and how long after it the
 * process may return. Here it returns at once where something is there when it calls, and otherwise `wakeUs`
 * after the first. The alternative that held in the run comes first.
 */
function wakesOf(
  { variables, eithers }: OrderLog,
  part: ReadonlySet<number>,
  wakeUs: number,
  us: readonly number[],
): readonly Either[] {
  return eithers.flatMap((either): Either[] => {
    const { variable, alternatives } = either;
    const { since, name } = variables[variable] ?? {};
    if (!part.has(variable)) return [];
    const isFirst = alternatives.every((all) =>
      all.every(({ from }) => from.variable === variable),
    );
    if (!isFirst || !isPoll(name) || !since) return isPoll(name) ? [] : [either];
    const found = alternatives
      .flatMap((all) => all.map(({ to }) => to))
      .sort((one, two) => momentUs(one, us) - momentUs(two, us));
    const wasThere = found.some((one) => momentUs(one, us) <= momentUs(since, us));
    const end = at(variable);
    const sleeps = found.flatMap((one) => [
      { from: one, to: since, atMostUs: -1 },
      { from: one, to: end, atMostUs: wakeUs },
    ]);
    const atOnce = found.map((one) => [
      { from: since, to: one, atMostUs: 0 },
      { from: since, to: end, atMostUs: 0 },
    ]);
    const later = found.map((one) => [...sleeps, { from: end, to: one, atMostUs: -wakeUs }]);
    return [{ variable, alternatives: wasThere ? [...atOnce, ...later] : [...later, ...atOnce] }];
  });
}

/** Each time of the loop is the last whole millisecond before the moment that it was read at. */
function onGrid(us: readonly number[], { variables, links }: OrderLog): readonly number[] {
  const rounded = [...us];
  for (const { from, to, atMostUs } of links) {
    if (atMostUs !== GRID_US - 1 || !variables[from.variable]?.isGrid || from.variable === 0)
      continue;
    const readAtUs = momentUs(to, rounded);
    rounded[from.variable] = Math.floor(readAtUs / GRID_US) * GRID_US;
  }
  return rounded;
}
