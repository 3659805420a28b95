import type { DifferenceConstraint, TimeTerm } from '../../trace/record/order-log.ts';

/** What a sum counts: how much later `end` is than `since` and `usualUs`, which is never negative. */
export interface CountedTime {
  readonly end: number;
  readonly since: TimeTerm;
  readonly usualUs: number;
}

/** A link, or what a counted time is at least. The arcs of a program never change; the flow is beside them. */
interface Arc {
  readonly from: number;
  readonly to: number;
  /** `to` is at most so much later than `from`. */
  readonly us: number;
  /** The place of its flow. */
  readonly place: number;
}

interface Step {
  readonly arc: Arc;
  /** Against the link, which takes flow from it. */
  readonly isBack: boolean;
}

/**
 * Times for which all links hold, with the least sum of what is counted. Whole microseconds, and no time is rounded to
 * the grid of the loop.
 *
 * It is the linear program whose dual is a flow of least cost, and the costs are the lengths of the links. The flow
 * begins with one unit on each counted time. Where that is too short, a circle of links has a negative length: it is
 * how much later the times on it must be, all together. The circle is cancelled by a unit of flow, and when none is
 * left, the distances are the times. Each circle raises the least sum that is known to be needed, so a search that
 * has found less ends early.
 *
 * A program with some more links begins where this one ended, which is most of the way.
 */
export class LeastSum {
  readonly us: Float64Array;
  readonly #outgoing: Arc[][];
  readonly #incoming: Arc[][];
  readonly #flow: number[];
  /** Places from which something may be too late. */
  #changed: number[] = [];
  #sumUs = 0;

  private constructor(
    us: Float64Array,
    outgoing: Arc[][],
    incoming: Arc[][],
    flow: number[],
    sumUs: number,
  ) {
    this.us = us;
    this.#outgoing = outgoing;
    this.#incoming = incoming;
    this.#flow = flow;
    this.#sumUs = sumUs;
  }

  /**
   * @param begin times that are near the result
   * @returns undefined when there are none, or none with less than `lessThanUs`
   */
  static of(
    begin: readonly number[],
    links: readonly DifferenceConstraint[],
    counted: readonly CountedTime[],
    lessThanUs: number,
  ): LeastSum | undefined {
    const empty = () => begin.map((): Arc[] => []);
    const program = new LeastSum(Float64Array.from(begin), empty(), empty(), [], 0);
    program.#changed = begin.map((_, place) => place);
    return program.#and(links, counted, lessThanUs);
  }

  /** The same with more links and more that is counted. This one stays as it is. */
  with(
    links: readonly DifferenceConstraint[],
    counted: readonly CountedTime[],
    lessThanUs: number,
  ): LeastSum | undefined {
    // The lists of arcs are shared until one gets longer: see `#add`.
    const copy = new LeastSum(
      this.us.slice(),
      this.#outgoing.slice(),
      this.#incoming.slice(),
      this.#flow.slice(),
      this.#sumUs,
    );
    return copy.#and(links, counted, lessThanUs);
  }

  get sumUs(): number {
    return this.#sumUs;
  }

  #and(
    links: readonly DifferenceConstraint[],
    counted: readonly CountedTime[],
    lessThanUs: number,
  ): LeastSum | undefined {
    for (const { from, to, atMostUs } of links)
      this.#add(from.variable, to.variable, atMostUs + from.plusUs - to.plusUs, 0);
    for (const { end, since, usualUs } of counted)
      this.#add(end, since.variable, -(since.plusUs + usualUs), 1);
    return this.#solve(lessThanUs) ? this : undefined;
  }

  #add(from: number, to: number, us: number, flow: number): void {
    const arc: Arc = { from, to, us, place: this.#flow.push(flow) - 1 };
    this.#outgoing[from] = [...(this.#outgoing[from] as Arc[]), arc];
    this.#incoming[to] = [...(this.#incoming[to] as Arc[]), arc];
    this.#changed.push(from, to);
  }

  #solve(lessThanUs: number): boolean {
    const flow = this.#flow;
    for (;;) {
      const circle = this.#negativeCircle();
      if (!circle) return true;
      let units = Infinity;
      let lengthUs = 0;
      for (const { arc, isBack } of circle) {
        lengthUs += isBack ? -arc.us : arc.us;
        if (isBack) units = Math.min(units, flow[arc.place] as number);
      }
      if (units === Infinity) return false;
      this.#sumUs -= lengthUs * units;
      if (this.#sumUs >= lessThanUs) return false;
      for (const { arc, isBack } of circle) {
        flow[arc.place] = (flow[arc.place] as number) + (isBack ? -units : units);
        // A new way against this link, or along it.
        this.#changed.push(arc.from, arc.to);
      }
    }
  }

  /**
   * Lowers each time that is too late for a link, or for the return of flow, until none is. A circle on which that would
   * never end is found among the steps that lowered last: the method of Bellman and Ford.
   */
  #negativeCircle(): readonly Step[] | undefined {
    const us = this.us;
    const flow = this.#flow;
    const by: (Step | undefined)[] = new Array(us.length).fill(undefined);
    const isQueued = new Uint8Array(us.length);
    const queue: number[] = [];
    for (const place of this.#changed) {
      if (isQueued[place]) continue;
      isQueued[place] = 1;
      queue.push(place);
    }
    let lowered = 0;
    for (let at = 0; at < queue.length; at++) {
      const place = queue[at] as number;
      isQueued[place] = 0;
      let isDue = false;
      const lower = (to: number, limitUs: number, arc: Arc, isBack: boolean) => {
        us[to] = limitUs;
        by[to] = { arc, isBack };
        if (!isQueued[to]) {
          isQueued[to] = 1;
          queue.push(to);
        }
        if (++lowered % us.length === 0) isDue = true;
      };
      for (const arc of this.#outgoing[place] as readonly Arc[]) {
        const limitUs = (us[place] as number) + arc.us;
        if ((us[arc.to] as number) > limitUs) lower(arc.to, limitUs, arc, false);
      }
      for (const arc of this.#incoming[place] as readonly Arc[]) {
        if (flow[arc.place] === 0) continue;
        const limitUs = (us[place] as number) - arc.us;
        if ((us[arc.from] as number) > limitUs) lower(arc.from, limitUs, arc, true);
      }
      const circle = isDue ? circleAmong(by) : undefined;
      if (circle) {
        // What has been lowered on the way stays so; what is still too late is looked at again.
        this.#changed = [...queue.slice(at)];
        return circle;
      }
    }
    this.#changed = [];
    return undefined;
  }
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
