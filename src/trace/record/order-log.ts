/*
 * What a run tells about the order of its times. The Lab's kernel writes it (src/lab/kernel/schedule.ts), and a search
 * over orders reads it (src/exploration/orders). All times are whole microseconds.
 */

/**
 * A time as the machine got it: a moment of the run, and so many microseconds more. `variable` is its place in
 * `variables`.
 */
export interface TimeTerm {
  readonly variable: number;
  readonly plusUs: number;
}

/** A moment of a run. Its name is the same in every run that came to it in the same way. */
export interface Variable {
  readonly name: string;
  readonly us: number;
  /** A time of libuv's loop: a multiple of 1000 µs. */
  readonly isGrid: boolean;
  /** What a schedule sets is the time from `since` to this moment. Undefined for a deadline (see Timeout), or nothing. */
  readonly since: TimeTerm | undefined;
  /** That time without a schedule. */
  readonly usualUs: number;
}

/** `to` is at most `atMostUs` later than `from`. */
export interface DifferenceConstraint {
  readonly from: TimeTerm;
  readonly to: TimeTerm;
  readonly atMostUs: number;
}

/** All links of at least one alternative hold. They say what `variable` is. */
export interface Either {
  readonly variable: number;
  readonly alternatives: readonly (readonly DifferenceConstraint[])[];
}

/**
 * Rule 11: epoll_wait, called at `calledAt` by a loop with the time `loopTime`, sleeps until `expiry - loopTime` later.
 * `variable` is the end of that sleep; a schedule sets how much later it is.
 */
export interface Timeout {
  readonly variable: number;
  readonly calledAt: TimeTerm;
  readonly expiry: TimeTerm;
  readonly loopTime: TimeTerm;
  /**
   * How long before `calledAt` the loop has read its time, which was rounded down to whole milliseconds. Undefined where
   * that varies.
   */
  readonly readBeforeUs: number | undefined;
}

/**
 * What each process has found out so far: so many of the client's questions, and of the server's. Of two questions, the
 * one whose past has the other one comes after it in every run.
 */
export type KnownPast = readonly [client: number, server: number];

/** A comparison of two times on which something depends that a process can notice. */
export interface Question {
  /** Is `left` not later than `right`? */
  readonly left: TimeTerm;
  readonly right: TimeTerm;
  readonly answer: boolean;
  /** There is no other answer at this place: without it the process would not have come here. */
  readonly isForced: boolean;
  readonly observer: 0 | 1;
  /** Of this observer's questions, from 1. */
  readonly index: number;
  /** What has to be known before there is this question. */
  readonly past: KnownPast;
}

/** Everything that one run has shown about the order of its times. */
export interface OrderLog {
  readonly variables: readonly Variable[];
  readonly links: readonly DifferenceConstraint[];
  readonly eithers: readonly Either[];
  readonly timeouts: readonly Timeout[];
  readonly questions: readonly Question[];
  /** The program has read the clock: some questions are forced that are about its value. */
  readonly hasReadClock: boolean;
  /** Set when something happened that a schedule cannot follow: the search is then not complete. */
  readonly unsupported: string | undefined;
}

/** A name for a question that is the same in every run that asks it. */
export function questionName({ left, right }: Question, variables: readonly Variable[]): string {
  const us = left.plusUs - right.plusUs;
  return `${variables[left.variable]?.name} <= ${variables[right.variable]?.name} ${us}`;
}

/** Whether `one` can be there only after `other` has been answered. */
export function comesAfter(one: Question, other: Question): boolean {
  return one.past[other.observer] >= other.index;
}
