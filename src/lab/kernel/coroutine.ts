import type { TimeTerm } from '../../trace/record/order-log.ts';

/**
 * The Lab runs everything synchronously in one thread. Code that has to let the simulated world
 * move on is a generator: it yields an effect, and the machine resumes it when that effect has
 * happened.
 */

/** Drain this process's microtask queue (what `MicrotasksScope::PerformCheckpoint` does in C++). */
export const MICROTASKS = undefined;

/** Use the processor for so many microseconds. */
export interface Busy {
  readonly busy: number;
  /** The end of it for a schedule, when the time may vary. */
  readonly until?: TimeTerm;
}
/** Sleep in epoll_wait until something is ready, at most until this time (µs, may be Infinity). */
export interface Block {
  readonly block: number;
}

type Effect = typeof MICROTASKS | Busy | Block;

export type Coroutine<T = void> = Generator<Effect, T, void>;

/**
 * Before a system call that shows what other processes have done: a process that ran ahead of one
 * waits here until that one has come as far.
 */
export function* letOthersCatchUp(machine: { readonly isAhead: boolean }): Coroutine {
  if (machine.isAhead) yield NO_TIME;
}

const NO_TIME: Busy = { busy: 0 };

/** Makes a coroutine of a function. It yields nothing, so nothing else happens while it runs. */
export function atOnce<Args extends unknown[]>(
  action: (...args: Args) => void,
): (...args: Args) => Coroutine {
  // biome-ignore lint/correctness/useYield: there is nothing that it waits for.
  return function* (...args) {
    action(...args);
  };
}
