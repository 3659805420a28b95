import type { DifferenceConstraint, Either, OrderLog } from '../../trace/record/order-log.ts';
import type { LogParts } from './branches.ts';
import { linkOf } from './branches.ts';
import { type CountedTime, leastSum } from './least-sum.ts';
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

/** Linear programs that may still be solved. When none is left, a search ends without a result. */
export interface Effort {
  left: number;
}

/**
 * The times of an order with the least delay in all, where callbacks, segments and the FIN may be longer than in the
 * model, and everything else is as the model has it: a process wakes `wakeUs` after what it waits for, and a timer is
 * `timerUs` late. Undefined when there are none with less than `lessThanUs`.
 *
 * Branch and bound: what is no difference constraint (alternatives, sleeps, the grid of the loop's time) is left out
 * first. Where the times with the least sum break one, each way to keep it is tried. What is left out can only make
 * the sum smaller, so the least sum that breaks nothing is the least one.
 *
 * @param isAsRun only times at which each process wakes and sleeps as in the run of the order, which are found soon
 */
export function leastDelayOf(
  { log, causes }: LogParts,
  usual: UsualTimes,
  lessThanUs: number,
  effort: Effort,
  isAsRun: boolean,
): LeastDelay | undefined {
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
  ];
  const begin = log.variables.map(({ us }) => us);
  const eithers = wakesOf(log, part, usual.wakeUs, begin);
  const timeouts = log.timeouts.filter(({ variable }) => part.has(variable));

  const open: Node[] = [];
  let deepest = 0;
  const put = (more: readonly DifferenceConstraint[], own: readonly CountedTime[]) => {
    if (effort.left <= 0) return;
    effort.left -= 1;
    const found = leastSum(begin, [...fixed, ...more], [...counted, ...own], lessThanUs);
    if (!found) return;
    const origin = found.us[0] ?? 0;
    const us = found.us.map((value) => value - origin);
    open.push({ more, own, us, delayUs: found.sumUs, depth: ++deepest });
  };
  put([], []);
  for (let node = leastOf(open); node && effort.left > 0; node = leastOf(open)) {
    const { more, own, us } = node;
    const waiting = queued.find(
      (one) =>
        !own.includes(one) &&
        (us[one.end] as number) > momentUs(one.since, us) + one.usualUs &&
        (us[one.end] as number) > (us[one.before] as number),
    );
    if (waiting) {
      put([...more, { from: at(waiting.before), to: at(waiting.end), atMostUs: 0 }], own);
      put(more, [...own, waiting]);
      continue;
    }
    const rounded = onGrid(us, log);
    const next = [...fixed, ...more].every((link) => holds(link, rounded))
      ? waysOn(rounded)
      : gridWays(us, rounded);
    if (!next) return { delayUs: node.delayUs, us: rounded, part };
    for (const links of next) put([...more, ...links], own);
  }
  return undefined;

  /** The ways to keep the first alternative or sleep that these times break; undefined when they break none. */
  function waysOn(
    rounded: readonly number[],
  ): readonly (readonly DifferenceConstraint[])[] | undefined {
    for (const { alternatives } of eithers) {
      if (alternatives.some((all) => all.every((link) => holds(link, rounded)))) continue;
      return isAsRun ? alternatives.slice(0, 1) : alternatives;
    }
    for (const { variable, calledAt, expiry, loopTime } of timeouts) {
      const times = isAsRun ? begin : rounded;
      const sleepUs = momentUs(expiry, times) - momentUs(loopTime, times);
      const sleep = [
        { from: loopTime, to: expiry, atMostUs: sleepUs },
        { from: expiry, to: loopTime, atMostUs: -sleepUs },
        { from: calledAt, to: at(variable), atMostUs: sleepUs + usual.timerUs },
        { from: at(variable), to: calledAt, atMostUs: -sleepUs - usual.timerUs },
      ];
      if (sleep.every((link) => holds(link, rounded))) continue;
      if (isAsRun) return [sleep];
      return [
        sleep,
        [{ from: loopTime, to: expiry, atMostUs: sleepUs - GRID_US }],
        [{ from: expiry, to: loopTime, atMostUs: -sleepUs - GRID_US }],
      ];
    }
    return undefined;
  }

  /** The two ways to put the earliest time of the loop on the grid that is not on it. */
  function gridWays(us: readonly number[], rounded: readonly number[]) {
    const place = us.findIndex(
      (value, variable) => part.has(variable) && rounded[variable] !== value,
    );
    if (place === -1) throw new Error('orders: a link is broken by no rounding');
    const down = Math.floor((us[place] as number) / GRID_US) * GRID_US;
    return [
      [{ from: at(0), to: at(place), atMostUs: down }],
      [{ from: at(place), to: at(0), atMostUs: -(down + GRID_US) }],
    ];
  }
}

/** A part of the times of an order, with the least sum that is possible in it. */
interface Node {
  readonly more: readonly DifferenceConstraint[];
  readonly own: readonly CountedTime[];
  readonly us: readonly number[];
  readonly delayUs: number;
  readonly depth: number;
}

/** Takes the one with the least sum; among equals the newest. */
function leastOf(open: Node[]): Node | undefined {
  let least = 0;
  for (const [place, node] of open.entries()) {
    const { delayUs, depth } = open[least] as Node;
    if (node.delayUs < delayUs || (node.delayUs === delayUs && node.depth > depth)) least = place;
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
