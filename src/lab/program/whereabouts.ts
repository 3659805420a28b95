import type { AwaitWatch } from '../promises/hooks.ts';
import type { PromiseRealm } from '../promises/realm.ts';
import { Calls } from './calls.ts';
import { awaitersOf, setAwaiters } from './origin.ts';
import type { Place } from './place.ts';

/** Frames that an async stack trace may have. V8 stops at Error.stackTraceLimit. */
const AWAITERS_MAX = 10;

/**
 * Keeps account of the line that a program is at, across awaits: a suspended function goes on at
 * the line of its await. It also notes for errors which functions were waiting for the one that
 * failed.
 */
export class Whereabouts {
  readonly calls = new Calls();
  readonly #promises: PromiseRealm;
  readonly #moved: (place: Place) => void;
  #place: Place = { file: '', line: 0 };
  /** Promises of the program's async functions that are on the stack, outermost first. */
  readonly #running: (object | undefined)[] = [];

  constructor(promises: PromiseRealm, moved: (place: Place) => void) {
    this.#promises = promises;
    this.#moved = moved;
  }

  get place(): Place {
    return this.#place;
  }

  standAt(place: Place): void {
    this.#place = place;
    this.#moved(place);
  }

  /** The operand of an await has its value. If the function suspends now, this is the place. */
  awaiting(place: Place): void {
    this.#place = place;
    if (place.call) this.calls.left(place.call);
  }

  readonly watch: AwaitWatch = {
    entered: (promise) => {
      this.#running.push(promise);
      this.calls.enterFunction(promise);
    },
    returned: (promise, value) => this.calls.returned(promise, value),
    failed: (error) => this.noteAwaiters(error),
    left: () => {
      this.#running.pop();
      this.calls.leaveFunction();
    },
    advancing: (request) => this.#running.push(request),
    advanced: () => this.#running.pop(),
    suspended: () => this.#place,
    resumed: (place, value) => this.#resumed(place as Place, value),
    threw: (error) => this.#promises.hooks.awaitThrew?.(error),
  };

  /** The body of a module goes on like an async function. */
  readonly bodyWatch: AwaitWatch = {
    ...this.watch,
    entered: (promise) => {
      this.#running.push(promise);
      this.calls.enterBody();
    },
  };

  /**
   * The call is over. It is removed, so that an await without a call, as in a `for await`, does not
   * end it again.
   */
  #resumed({ call, ...place }: Place, value: unknown): void {
    if (call) this.calls.settled(call, value);
    this.standAt(place);
  }

  /**
   * Notes what waits for the job that is running. V8 does so when an error is made. Here it happens when the program has
   * made an error with `new`, and for those of the engine when the error is caught or leaves its function, which is
   * early enough, because `stack` was not read before.
   */
  noteAwaiters(error: unknown): void {
    if (typeof error !== 'object' || error === null) return;
    if (awaitersOf(error)) return;
    const waiters: (Place | string)[] = [];
    const promise = this.#promises.reacting() ?? this.#running[0];
    for (const waiter of promise ? this.#promises.waitersOf(promise) : []) {
      if (waiters.length >= AWAITERS_MAX) break;
      waiters.push(typeof waiter === 'string' ? waiter : (waiter.place as Place));
    }
    setAwaiters(error, waiters);
  }
}
