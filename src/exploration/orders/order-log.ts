/*
 * What a run tells about the order of its times. The Lab's kernel writes it (src/lab/kernel/schedule.ts);
 * this room only reads it and knows no kernel. All times are whole microseconds.
 */

/** A moment of a run, and so many microseconds more. `variable` is its place in `variables`. */
export interface Term {
  readonly variable: number;
  readonly plusUs: number;
}

/** A moment of a run. Its name is the same in every run that came to it in the same way. */
export interface Variable {
  readonly name: string;
  readonly us: number;
  /** A time of libuv's loop: a multiple of 1000 µs. */
  readonly isGrid: boolean;
  /** What a schedule sets is the time from `since` to this moment; undefined: see Timeout, or nothing. */
  readonly since: Term | undefined;
  /** That time without a schedule. */
  readonly usualUs: number;
}

/** `to` is at most `atMostUs` later than `from`. */
export interface DifferenceConstraint {
  readonly from: Term;
  readonly to: Term;
  readonly atMostUs: number;
}

/** All links of at least one alternative hold. They say what `variable` is. */
export interface Either {
  readonly variable: number;
  readonly alternatives: readonly (readonly DifferenceConstraint[])[];
}

/** `variable` is at least `expiry - loopTime` later than `calledAt`; a schedule sets how much more. */
export interface Timeout {
  readonly variable: number;
  readonly calledAt: Term;
  readonly expiry: Term;
  readonly loopTime: Term;
}

/** So many questions of the client, and so many of the server. */
type Past = readonly [client: number, server: number];

/** A comparison on which something depends that a process can notice. */
export interface Question {
  /** Is `left` not later than `right`? */
  readonly left: Term;
  readonly right: Term;
  readonly answer: boolean;
  /** There is no other answer at this place. */
  readonly isForced: boolean;
  readonly observer: 0 | 1;
  /** Of this observer's questions, from 1. */
  readonly index: number;
  /** The questions that had been answered before there was this one. */
  readonly past: Past;
}

export interface OrderLog {
  readonly variables: readonly Variable[];
  readonly links: readonly DifferenceConstraint[];
  readonly eithers: readonly Either[];
  readonly timeouts: readonly Timeout[];
  readonly questions: readonly Question[];
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
