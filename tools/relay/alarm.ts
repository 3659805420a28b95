import { nowUs } from './clock.ts';

/** A timer may fire a millisecond late. It wakes the loop this much too early, and polling takes over. */
const POLLED_US = 2_500;

interface Due {
  readonly atUs: number;
  readonly call: () => void;
}

/**
 * Calls functions at times that Node's timers cannot hit, because those count whole milliseconds. While a time is near,
 * the loop turns with `setImmediate`: each turn polls the kernel without waiting, so sockets are read meanwhile. One
 * core is busy then. Where nothing is due, the process sleeps.
 */
export class Alarm {
  #due: readonly Due[] = [];
  #isTurning = false;

  /** @returns takes the call back */
  at(atUs: number, call: () => void): () => void {
    const due = { atUs, call };
    this.#due = [...this.#due, due];
    this.#turn();
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  }

  #turn(): void {
    if (this.#isTurning || this.#due.length === 0) return;
    this.#isTurning = true;
    const aheadUs = Math.min(...this.#due.map(({ atUs }) => atUs)) - nowUs();
    if (aheadUs > 2 * POLLED_US) setTimeout(this.#look, Math.floor((aheadUs - POLLED_US) / 1000));
    else setImmediate(this.#look);
  }

  readonly #look = (): void => {
    this.#isTurning = false;
    const now = nowUs();
    const ripe = this.#due.filter(({ atUs }) => atUs <= now);
    if (ripe.length > 0) this.#due = this.#due.filter(({ atUs }) => atUs > now);
    for (const { call } of ripe) call();
    this.#turn();
  };
}
