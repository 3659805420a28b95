import type { End } from '../../trace/record/event.ts';
import type {
  DifferenceConstraint,
  Either,
  KnownPast,
  OrderLog,
  Question,
  Timeout,
  TimeTerm,
  Variable,
} from '../../trace/record/order-log.ts';

/** How far each kind of time may vary, in microseconds. */
interface ScheduleBounds {
  readonly callbackUs: number;
  readonly flightUs: number;
  /** How much later the server's FIN may come than `flightUs`. */
  readonly finUs: number;
  /** From the moment that a file is ready until the process runs that waits for it. */
  readonly wakeUs: number;
  /** How late the timeout of epoll_wait may come. */
  readonly timerUs: number;
}

/** Something that reaches the kernel of a process: a segment, or work of the thread pool. */
export interface KernelArrival {
  readonly at: TimeTerm;
  readonly past: KnownPast;
  /** The number of its connection; 0 for the thread pool. Of two at one moment, the one with the lower rank comes first. */
  readonly rank: number;
  /** The process has noticed it. */
  seen: boolean;
}

/** Kinds of what a process can find at a socket, or find absent. */
export const DATA = 1;
export const FIN = 2;
export const RESET = 4;
/** A connection in the accept queue, the answer to connect(2), or a job of the thread pool. */
export const OTHER = 8;

/** What a process looked for at a moment and did not find. */
interface Absence {
  readonly kinds: number;
  readonly at: TimeTerm;
  readonly observer: 0 | 1;
  readonly index: number;
  readonly past: KnownPast;
}

/** What a process has found at one file, and what arrived there that it has not found yet. */
export class Findings {
  readonly absences: Absence[] = [];
  /** Arrived and not consumed, by kind. */
  readonly data: KernelArrival[] = [];
  fin: KernelArrival | undefined = undefined;
  reset: KernelArrival | undefined = undefined;
  readonly others: KernelArrival[] = [];
}

const ORIGIN = 0;
const SERVER = 1;
export const NOTHING_KNOWN: KnownPast = [0, 0];

/** Steps within 1 ms that tell the times of the loop apart: see `tagged`. */
const TAGS_PER_MS = 2 ** 20;

const join = (one: KnownPast, two: KnownPast): KnownPast => [
  Math.max(one[0], two[0]),
  Math.max(one[1], two[1]),
];

export const later = ({ variable, plusUs }: TimeTerm, us: number): TimeTerm => ({
  variable,
  plusUs: plusUs + us,
});

/**
 * The one seam between the kernel and a search over orders. It says how long each thing takes that a
 * real machine may take any time for, and notes every comparison of two times that a process can
 * notice. A machine without a schedule has none of this and runs as before.
 *
 * Processes meet only through segments. So the order of two turns of different processes is no
 * question; what arrives at a process before its own system calls, is. A question is noted where the
 * answer decides what the call returns: a FIN behind unread bytes is no question for a read(2) that
 * returns those bytes (rule 1), because the same bytes come back with it and without it. A process
 * that sleeps without a timeout is woken by what arrives: whether that came before it slept or after
 * makes no difference to it.
 */
export class ScheduleRecorder {
  readonly bounds: ScheduleBounds;
  readonly #delays: Readonly<Record<string, number>>;
  readonly #variables: Variable[] = [];
  readonly #links: DifferenceConstraint[] = [];
  readonly #eithers: Either[] = [];
  readonly #timeouts: Timeout[] = [];
  readonly #questions: Question[] = [];
  readonly #asked = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #grids: number[] = [];
  /** Variable of a time of the loop → the moment at which it was read. */
  readonly #readAt = new Map<number, TimeTerm>();
  #pasts: [KnownPast, KnownPast] = [NOTHING_KNOWN, NOTHING_KNOWN];
  readonly #lastArrivals = new Map<string, { readonly us: number; readonly term: TimeTerm }>();
  readonly #pinned = new Set<number>();
  #hasReadClock = false;
  #unsupported: string | undefined;
  /** The client has begun: the boot of the server before that takes the times of the model. */
  hasBegun = false;
  /** What is being delivered. */
  arriving: KernelArrival | undefined = undefined;

  constructor(delays: Readonly<Record<string, number>>, bounds: ScheduleBounds) {
    this.#delays = delays;
    this.bounds = bounds;
    this.#variables.push({ name: 'start', us: 0, isGrid: true, since: undefined, usualUs: 0 });
  }

  get log(): OrderLog {
    return {
      variables: this.#variables,
      links: this.#links,
      eithers: this.#eithers,
      timeouts: this.#timeouts,
      questions: this.#questions,
      hasReadClock: this.#hasReadClock,
      unsupported: this.#unsupported,
    };
  }

  /** The sum of all that may vary, and of what this run took: nothing that could matter is later. */
  get horizonUs(): number {
    return this.#links.reduce((sum, { atMostUs }) => sum + Math.max(0, atMostUs), 0);
  }

  unsupported(what: string): void {
    this.#unsupported ??= what;
  }

  /* ---- how long things take ---- */

  /** The start of the run within a millisecond. */
  phase(usualUs: number): { readonly us: number; readonly term: TimeTerm } {
    const origin = { variable: ORIGIN, plusUs: 0 };
    const us = this.#delays['phase'] ?? usualUs;
    return { us, term: this.#choice('phase', us, origin, usualUs, 0, 999) };
  }

  /**
   * How long an outermost callback works before its effects show.
   * @param began where its time is counted from
   */
  callbackEffect(actor: End, began: TimeTerm, nowUs: number, usualUs: number) {
    const name = this.#next(`${actor} callback`);
    const us = this.#delays[name] ?? usualUs;
    return { us, term: this.#choice(name, nowUs + us, began, usualUs, 0, this.bounds.callbackUs) };
  }

  /** How long it goes on after its effects. The two together are at most `callbackUs`. */
  callbackEnd(
    actor: End,
    began: TimeTerm,
    effect: TimeTerm,
    nowUs: number,
    now: TimeTerm,
    usualUs: number,
  ) {
    const name = `${actor} end of callback ${this.#counts.get(`${actor} callback`)}`;
    const us = this.#delays[name] ?? usualUs;
    const term = this.#choice(name, nowUs + us, now, usualUs, 0, this.bounds.callbackUs);
    // A loop of the program's own that reads the clock takes its time in addition.
    if (now.variable === effect.variable && now.plusUs === effect.plusUs)
      this.#links.push({ from: began, to: term, atMostUs: this.bounds.callbackUs });
    return { us, term };
  }

  /** When a segment arrives that leaves now. Those of one direction stay in order. */
  flight(direction: string, what: string, nowUs: number, now: TimeTerm, isFin: boolean) {
    const name = this.#next(`${direction} ${what}`);
    const before = this.#lastArrivals.get(direction);
    const least = 1;
    const us = Math.max(nowUs + (this.#delays[name] ?? least), before?.us ?? 0);
    const most = this.bounds.flightUs + (isFin ? this.bounds.finUs : 0);
    const term = this.#choice(name, us, now, least, least, Math.max(most, least));
    if (before) this.#links.push({ from: term, to: before.term, atMostUs: 0 });
    this.#lastArrivals.set(direction, { us, term });
    return { us, term };
  }

  /**
   * An acknowledgment alone carries nothing that anybody notices, so its time does not vary. It does
   * not overtake what left before.
   */
  acknowledgment(direction: string, nowUs: number, now: TimeTerm) {
    const before = this.#lastArrivals.get(direction);
    if (before && before.us > nowUs + 1) return before;
    return { us: nowUs + 1, term: later(now, 1) };
  }

  /** Whether the first segment of a response ends with its head. */
  splits(direction: string): boolean {
    const name = this.#next(`${direction} split response`);
    const isSplit = (this.#delays[name] ?? 0) > 0;
    const origin = { variable: ORIGIN, plusUs: 0 };
    const term = this.#choice(name, isSplit ? 1 : 0, origin, 0, 0, 1);
    const actor = direction.includes('server') ? 'server' : 'client';
    this.#ask(actor, term, origin, false);
    return isSplit;
  }

  /* ---- loop time and timers ---- */

  /** uv_now() at `now`: its milliseconds are whole. */
  loopTime(actor: End, nowUs: number, now: TimeTerm): TimeTerm {
    const name = this.#next(`${actor} loop time`);
    const us = Math.floor(nowUs / 1000) * 1000;
    const variable =
      this.#variables.push({
        name,
        us,
        isGrid: true,
        since: undefined,
        usualUs: 0,
      }) - 1;
    const term = { variable, plusUs: 0 };
    this.#links.push({ from: now, to: term, atMostUs: 0 }, { from: term, to: now, atMostUs: 999 });
    this.#grids.push(variable);
    this.#readAt.set(variable, now);
    return term;
  }

  /**
   * What getLibuvNow returns: milliseconds and a fraction that tells from which variable they are.
   * lib/internal/timers.js adds whole numbers to it and compares the sums: later times have larger
   * fractions, all are below 1 and exact, so `list.expiry > now` and `now - start < msecs` come out
   * as they do with whole numbers.
   */
  tagged(time: TimeTerm): number {
    const tag = this.#grids.lastIndexOf(time.variable) + 1;
    return this.#us(time) / 1000 + tag / TAGS_PER_MS;
  }

  /** The term of a number that was calculated from `tagged`; undefined when it is another number. */
  untagged(ms: number): TimeTerm | undefined {
    const whole = Math.floor(ms);
    const tag = Math.round((ms - whole) * TAGS_PER_MS);
    const variable = this.#grids[tag - 1];
    const known = variable === undefined ? undefined : this.#variables[variable];
    if (variable === undefined || known === undefined) return undefined;
    return { variable, plusUs: whole * 1000 - known.us };
  }

  /** Is `left` not later than `right`? The process acts on it. */
  compares(actor: End, left: TimeTerm, right: TimeTerm): void {
    this.#ask(actor, left, right, false);
  }

  /** The program has read the clock: what it read stays the same. */
  pin(actor: End, now: TimeTerm): void {
    this.#hasReadClock = true;
    if (this.#pinned.has(now.variable)) return;
    this.#pinned.add(now.variable);
    const value = { variable: ORIGIN, plusUs: this.#us(now) };
    this.#ask(actor, now, value, true);
    this.#ask(actor, value, now, true);
  }

  /* ---- epoll_wait ---- */

  /** The latest moment at which a call of epoll_wait with a timeout returns. */
  deadline(
    actor: End,
    nowUs: number,
    now: TimeTerm,
    timeoutMs: number,
    expiry: TimeTerm,
    loopTime: TimeTerm,
    usualUs: number,
  ) {
    const name = this.#next(`${actor} timer`);
    const lateUs = this.#delays[name] ?? usualUs;
    const us = nowUs + timeoutMs * 1000 + lateUs;
    const variable =
      this.#variables.push({ name, us, isGrid: false, since: undefined, usualUs }) - 1;
    const term = { variable, plusUs: 0 };
    const read = this.#readAt.get(loopTime.variable);
    const isNear = read?.variable === now.variable && loopTime.plusUs === 0;
    const readBeforeUs = isNear ? now.plusUs - read.plusUs : undefined;
    this.#timeouts.push({ variable, calledAt: now, expiry, loopTime, readBeforeUs });
    this.#links.push({ from: term, to: now, atMostUs: 0 }, { from: term, to: expiry, atMostUs: 0 });
    return { us, term };
  }

  /** The name of a call of epoll_wait that may sleep, and how long a schedule makes it take. */
  poll(actor: End): { readonly name: string; readonly us: number | undefined } {
    const name = this.#next(`${actor} poll`);
    return { name, us: this.#delays[name] };
  }

  /** A call of epoll_wait that may sleep returns with something. The links follow in `woken`. */
  pollReturn(name: string, nowUs: number, calledAt: TimeTerm): TimeTerm {
    const { wakeUs } = this.bounds;
    const variable =
      this.#variables.push({ name, us: nowUs, isGrid: false, since: calledAt, usualUs: wakeUs }) -
      1;
    const term = { variable, plusUs: 0 };
    this.#links.push({ from: term, to: calledAt, atMostUs: 0 });
    return term;
  }

  /**
   * What it returned with. It returns with what arrives first, or is there, at most `wakeUs` after
   * that: so the only thing that it found is no question, and of several each one is.
   * @param hidden also there, but what it returned does not show it
   */
  woken(
    actor: End,
    at: TimeTerm,
    calledAt: TimeTerm,
    found: readonly KernelArrival[],
    hidden: readonly KernelArrival[],
    deadline: TimeTerm | undefined,
  ): void {
    const all = [...found, ...hidden];
    const news = all.filter(({ seen }) => !seen);
    const observer = actor === 'server' ? 1 : 0;
    for (const { past } of news) this.#learn(observer, past);
    const { wakeUs } = this.bounds;
    if (news.length > 0 && news.length === all.length) {
      this.#eithers.push(
        {
          variable: at.variable,
          alternatives: news.map((one) => [{ from: at, to: one.at, atMostUs: 0 }]),
        },
        {
          variable: at.variable,
          alternatives: [
            [{ from: calledAt, to: at, atMostUs: wakeUs }],
            news.map((one) => ({ from: one.at, to: at, atMostUs: wakeUs })),
          ],
        },
      );
      const [first] = [...news].sort((one, two) => this.#compare(one, two)) as [KernelArrival];
      if (deadline) this.#ask(actor, first.at, deadline, false, first.past);
    } else {
      this.#links.push({ from: calledAt, to: at, atMostUs: wakeUs });
    }
    this.#findAll(actor, found, at, all.length === 1);
  }

  /** What made a file ready of what is there; undefined where some of it has been noticed before. */
  firstNew(arrivals: readonly KernelArrival[]): KernelArrival | undefined {
    if (arrivals.some(({ seen }) => seen)) return undefined;
    return [...arrivals].sort((one, two) => this.#compare(one, two))[0];
  }

  /**
   * Was a file of a batch ready when epoll_wait was called? A call that does not sleep returns files in the order of its
   * list, in which those of the last batch are before the others (Epoll.placed); one that sleeps, as they become ready.
   */
  wasReady(actor: End, first: KernelArrival | undefined, calledAt: TimeTerm): void {
    if (first) this.#ask(actor, first.at, calledAt, false, first.past);
  }

  /* ---- what arrives, and what processes find ---- */

  arrival(at: TimeTerm, past: KnownPast, rank: number): KernelArrival {
    return { at, past, rank, seen: false };
  }

  /** What a process knows when it sends something. */
  pastOf(actor: End): KnownPast {
    return this.#pasts[actor === 'server' ? 1 : 0];
  }

  /** What is known when the kernel answers an arrival: see `arriving`. */
  answerPast(own: KnownPast): KnownPast {
    return this.arriving ? join(own, this.arriving.past) : own;
  }

  /** Something of a kind reaches a file: was there a look that did not find it? */
  arrives(findings: Findings, kind: number): KernelArrival | undefined {
    const { arriving } = this;
    if (!arriving) return undefined;
    const rest: Absence[] = [];
    for (const absence of findings.absences) {
      const { kinds, at, observer, index, past } = absence;
      if ((kinds & kind) === 0) rest.push(absence);
      else if (arriving.past[observer] < index) {
        const known = join(past, arriving.past);
        this.#note(arriving.at, at, false, observer, index, known);
      }
    }
    findings.absences.length = 0;
    findings.absences.push(...rest);
    return arriving;
  }

  /** The process finds what has arrived. */
  finds(actor: End, arrival: KernelArrival | undefined, at: TimeTerm): void {
    if (arrival && !arrival.seen) this.#find(actor, arrival, at, false);
  }

  /** A call of epoll_wait that may not sleep finds what is there. */
  findsAll(actor: End, arrivals: readonly KernelArrival[], at: TimeTerm): void {
    this.#findAll(actor, arrivals, at, false);
  }

  /** The process finds nothing of these kinds. */
  misses(actor: End, findings: Findings, kinds: number, at: TimeTerm): void {
    if (!this.hasBegun) return;
    const observer = actor === 'server' ? 1 : 0;
    const last = findings.absences.at(-1);
    if (
      last !== undefined &&
      last.at.variable === at.variable &&
      last.at.plusUs === at.plusUs &&
      (last.kinds & kinds) === kinds
    )
      return;
    const { past, index } = this.#step(observer);
    findings.absences.push({ kinds, at, observer, index, past });
  }

  /* ---- inside ---- */

  #us({ variable, plusUs }: TimeTerm): number {
    return (this.#variables[variable]?.us ?? 0) + plusUs;
  }

  /** Which of two arrivals at one process comes first. Those of one connection come in the order in which they left. */
  #compare(one: KernelArrival, two: KernelArrival): number {
    const us = this.#us(one.at) - this.#us(two.at);
    return us || one.rank - two.rank || one.at.variable - two.at.variable;
  }

  #next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return `${kind} ${count}`;
  }

  #choice(name: string, us: number, since: TimeTerm, usualUs: number, least: number, most: number) {
    const variable = this.#variables.push({ name, us, isGrid: false, since, usualUs }) - 1;
    const term = { variable, plusUs: 0 };
    this.#links.push(
      { from: since, to: term, atMostUs: most },
      { from: term, to: since, atMostUs: -least },
    );
    return term;
  }

  #learn(observer: 0 | 1, past: KnownPast): void {
    this.#pasts[observer] = join(this.#pasts[observer], past);
  }

  #step(observer: 0 | 1): { readonly past: KnownPast; readonly index: number } {
    const past = this.#pasts[observer];
    const index = past[observer] + 1;
    this.#pasts[observer] = observer === SERVER ? [past[0], index] : [index, past[1]];
    return { past, index };
  }

  #find(actor: End, arrival: KernelArrival, at: TimeTerm, isForced: boolean): void {
    arrival.seen = true;
    if (!this.hasBegun) return;
    this.#ask(actor, arrival.at, at, isForced, arrival.past);
  }

  /**
   * The events of one batch are dispatched in the order in which they came (rule 4), so of each two that are next to
   * each other, it is a question which came first.
   */
  #findAll(actor: End, found: readonly KernelArrival[], at: TimeTerm, isForced: boolean): void {
    const news = found.filter(({ seen }) => !seen);
    for (const one of news) this.#find(actor, one, at, isForced);
    news.sort((one, two) => this.#compare(one, two));
    for (let i = 1; i < news.length; i++) {
      const [one, two] = [news[i - 1], news[i]];
      if (!one || !two) continue;
      const [left, right] = one.rank <= two.rank ? [one, two] : [two, one];
      this.#ask(actor, left.at, right.at, false);
    }
  }

  #ask(
    actor: End,
    left: TimeTerm,
    right: TimeTerm,
    isForced: boolean,
    sent: KnownPast = NOTHING_KNOWN,
  ): void {
    if (!this.hasBegun || left.variable === right.variable) return;
    const observer = actor === 'server' ? 1 : 0;
    this.#learn(observer, sent);
    const { past, index } = this.#step(observer);
    this.#note(left, right, this.#us(left) <= this.#us(right), observer, index, past, isForced);
  }

  #note(
    left: TimeTerm,
    right: TimeTerm,
    answer: boolean,
    observer: 0 | 1,
    index: number,
    past: KnownPast,
    isForced = false,
  ): void {
    const id = `${left.variable} ${right.variable} ${left.plusUs - right.plusUs}`;
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    this.#questions.push({ left, right, answer, isForced, observer, index, past });
  }
}
