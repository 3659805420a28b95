/**
 * The result of running a program in every order that the bounds allow. Two runs are one order when
 * every comparison of two times that the program can notice came out the same way.
 */
export interface Exploration {
  /** Distinct orders that were run. */
  readonly orders: number;
  readonly answered: number;
  readonly failed: number;
  readonly other: number;
  /** No order within the bounds is left. Otherwise: "not all: N orders tried". */
  readonly isComplete: boolean;
  /**
   * The program has read a clock, and what it read was kept in the orders that branch off. So the
   * result is for that clock only.
   */
  readonly isForThisClock: boolean;
  readonly bounds: Bounds;
  /** Orders that have one outcome and differ in comparisons that do not matter to it, together. */
  readonly regions: readonly Region[];
  /**
   * The failing schedule with the least delay in all; undefined when no order failed, or only with times that
   * are shorter than the model's.
   */
  readonly cheapest?: Cheapest;
  /**
   * Is a replay safe? Method of the request (`GET`, `POST`) → orders in which the server ran its
   * handler for a request, and the client saw that request end in a reset or a hang-up all the same.
   * It ran when the server wrote a response, also when the client never got it. For a server of the knobs that
   * is exact. For any other it is the least: a handler may act and write nothing.
   */
  readonly handlerRanAndClientReset: Readonly<Record<string, number>>;
}

/** How far times may vary. What is not given does not vary. */
export interface Bounds {
  /** An outermost callback of either process takes 0 to this long, before its effects show. */
  readonly callbackMs: number;
  /** A segment is under way for 0 to this long. The segments of one direction stay in order. */
  readonly flightMs: number;
  /** The FIN of the server leaves up to this much later than the program says. 0 when not given. */
  readonly finMs?: number;
  /** From the moment that a file is ready to the return from epoll_wait. That of BOUNDS when not given. */
  readonly wakeMs?: number;
  /** How late the timeout of epoll_wait may come. That of BOUNDS when not given. */
  readonly timerMs?: number;
}

/**
 * A callback of node-fetch took up to 15 ms in the record and a timer came up to 60 ms late on a busy
 * machine (plausible.ts); a wake-up takes up to 1.5 ms in models that fit the record (time-model.ts).
 * The rest is longer than on any machine that was measured, so that a reader's slower one is inside.
 */
export const BOUNDS = {
  callbackMs: 50,
  flightMs: 200,
  finMs: 0,
  wakeMs: 1.5,
  timerMs: 60,
} as const satisfies Bounds;

/**
 * The times of one run: choice (`client callback 3`, `segment 7`) → microseconds. A choice that is
 * not named takes the time that it has in the Lab's own model. Plain JSON, so that it goes into a
 * link.
 */
export type Schedule = Readonly<Record<string, number>>;

/** `answered`: every request. `failed`: not every one. `other`: a limit ended the run. */
export type OrderOutcome = 'answered' | 'failed' | 'other';

export interface Region {
  readonly outcome: OrderOutcome;
  readonly orders: number;
  /** What holds in every order of the region. None of them follows from the others. */
  readonly inequalities: readonly Inequality[];
  /** A schedule in this region. */
  readonly example: Schedule;
}

export interface Inequality {
  /** `the FIN reaches the client after Node looks at the socket` */
  readonly text: string;
  /** The same with the names of a schedule; empty for a comparison that is not made. */
  readonly times: string;
}

export interface Cheapest {
  /**
   * The sum of what is longer than in the model: callbacks, flights, the FIN, the start within a millisecond. Everything
   * else is as in the model.
   */
  readonly delayMs: number;
  /** No schedule of the orders that were run fails with less. Otherwise the search for it ended early. */
  readonly isLeast: boolean;
  readonly schedule: Schedule;
  /** `callback 12 of the client takes 1.2 ms longer, …` */
  readonly words: string;
}

/** How far a search has come. */
export interface OrderProgress {
  readonly orders: number;
  readonly answered: number;
  readonly failed: number;
  readonly other: number;
  /** Orders that are known to be possible and have not been run. With none, the least delay is being computed. */
  readonly open: number;
}
