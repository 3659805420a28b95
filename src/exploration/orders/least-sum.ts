import type { DifferenceConstraint, TimeTerm } from '../../trace/record/order-log.ts';

/** What a sum counts: how much later `end` is than `since` and `usualUs`, which is never negative. */
export interface CountedTime {
  readonly end: number;
  readonly since: TimeTerm;
  readonly usualUs: number;
}

interface Arc {
  readonly from: number;
  readonly to: number;
  /** `to` is at most so much later than `from`. */
  readonly us: number;
  flow: number;
}

/**
 * Times for which all links hold, with the least sum of what is counted; undefined when there are none, or none with less
 * than `lessThanUs`. Whole microseconds, and no time is rounded to the grid of the loop.
 *
 * It is the linear program whose dual is a flow of least cost, and the costs are the lengths of the links. The flow
 * begins with one unit on each counted time. Where that is too short, a circle of links has a negative length: it is
 * how much later the times on it must be, all together. The circle is cancelled by a unit of flow, and when none is
 * left, the distances are the times. Each circle raises the least sum that is known to be needed, so a search that
 * has found less ends early.
 */
export function leastSum(
  begin: readonly number[],
  links: readonly DifferenceConstraint[],
  counted: readonly CountedTime[],
  lessThanUs: number,
): { readonly us: readonly number[]; readonly sumUs: number } | undefined {
  const us = [...begin];
  const outgoing: Arc[][] = us.map(() => []);
  const incoming: Arc[][] = us.map(() => []);
  const add = (from: number, to: number, lengthUs: number, flow: number) => {
    const arc: Arc = { from, to, us: lengthUs, flow };
    outgoing[from]?.push(arc);
    incoming[to]?.push(arc);
  };
  for (const { from, to, atMostUs } of links)
    add(from.variable, to.variable, atMostUs + from.plusUs - to.plusUs, 0);
  for (const { end, since, usualUs } of counted)
    add(end, since.variable, -(since.plusUs + usualUs), 1);

  let sumUs = 0;
  const graph = { us, outgoing, incoming, changed: everyPlace(us) };
  for (;;) {
    const circle = negativeCircle(graph);
    if (!circle) return { us, sumUs };
    let units = Infinity;
    let lengthUs = 0;
    for (const { arc, isBack } of circle) {
      lengthUs += isBack ? -arc.us : arc.us;
      if (isBack) units = Math.min(units, arc.flow);
    }
    if (units === Infinity) return undefined;
    sumUs -= lengthUs * units;
    if (sumUs >= lessThanUs) return undefined;
    for (const { arc, isBack } of circle) {
      arc.flow += isBack ? -units : units;
      // A new way against this link, or along it.
      graph.changed.push(arc.from, arc.to);
    }
  }
}

interface Graph {
  readonly us: number[];
  readonly outgoing: readonly (readonly Arc[])[];
  readonly incoming: readonly (readonly Arc[])[];
  /** Places from which something may be too late. */
  changed: number[];
}

interface Step {
  readonly arc: Arc;
  /** Against the link, which takes flow from it. */
  readonly isBack: boolean;
}

const everyPlace = (us: readonly number[]) => us.map((_, place) => place);

/**
 * Lowers each time that is too late for a link, or for the return of flow, until none is. A circle on which that would
 * never end is found among the steps that lowered last: the method of Bellman and Ford.
 */
function negativeCircle(graph: Graph): readonly Step[] | undefined {
  const { us, outgoing, incoming } = graph;
  const by: (Step | undefined)[] = us.map(() => undefined);
  const isQueued = new Uint8Array(us.length);
  const queue: number[] = [];
  const put = (place: number) => {
    if (isQueued[place]) return;
    isQueued[place] = 1;
    queue.push(place);
  };
  for (const place of graph.changed) put(place);
  let lowered = 0;
  const lower = (to: number, limitUs: number, step: Step): boolean => {
    if ((us[to] as number) <= limitUs) return false;
    us[to] = limitUs;
    by[to] = step;
    put(to);
    return ++lowered % us.length === 0;
  };
  for (let at = 0; at < queue.length; at++) {
    const place = queue[at] as number;
    isQueued[place] = 0;
    let isDue = false;
    for (const arc of outgoing[place] as readonly Arc[])
      if (lower(arc.to, (us[place] as number) + arc.us, { arc, isBack: false })) isDue = true;
    for (const arc of incoming[place] as readonly Arc[])
      if (arc.flow > 0 && lower(arc.from, (us[place] as number) - arc.us, { arc, isBack: true }))
        isDue = true;
    const circle = isDue ? circleAmong(by) : undefined;
    if (circle) {
      // What has been lowered on the way stays so; what is still too late is looked at again.
      graph.changed = queue.slice(at);
      return circle;
    }
  }
  graph.changed = [];
  return undefined;
}

/** Where each place was lowered from: is there a circle? */
function circleAmong(by: readonly (Step | undefined)[]): readonly Step[] | undefined {
  const origin = ({ arc, isBack }: Step) => (isBack ? arc.to : arc.from);
  const visit = new Int32Array(by.length);
  for (let begin = 0; begin < by.length; begin++) {
    let place = begin;
    while (visit[place] === 0) {
      visit[place] = begin + 1;
      const step = by[place];
      if (!step) break;
      place = origin(step);
    }
    if (visit[place] !== begin + 1 || !by[place]) continue;
    const circle: Step[] = [];
    for (let at = place; ; ) {
      const step = by[at] as Step;
      circle.push(step);
      at = origin(step);
      if (at === place) return circle;
    }
  }
  return undefined;
}
