import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { nowUs } from './clock.ts';

/** A time this near is waited for by turning the loop: it is too short to sleep. */
const POLLED_US = 300;

interface Due {
  readonly atUs: number;
  readonly call: () => void;
}

/** What the loop and the thread that sleeps for it share. */
export interface SleeperMemory {
  /** Counts the times that `dueUs` was set; the thread waits on it. */
  readonly turn: Int32Array;
  /** When the loop is to be woken, by clock.ts; infinite when it is not. */
  readonly dueUs: Float64Array;
}

/**
 * Calls functions at times that Node's timers cannot hit, because those count whole milliseconds. A thread sleeps until
 * shortly before (sleeper.ts). For the rest the loop turns with `setImmediate`: each turn polls the kernel without waiting,
 * so sockets are read meanwhile.
 */
export class Alarm {
  readonly #memory: SleeperMemory;
  #due: readonly Due[] = [];
  #isTurning = false;

  private constructor(memory: SleeperMemory, sleeper: Worker) {
    this.#memory = memory;
    sleeper.on('message', this.#look);
    sleeper.unref();
  }

  /** Waits until the thread is there: what was due while it starts would come tens of milliseconds late. */
  static async start(): Promise<Alarm> {
    const memory: SleeperMemory = {
      turn: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
      dueUs: new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)),
    };
    memory.dueUs[0] = Number.POSITIVE_INFINITY;
    const sleeper = new Worker(new URL('sleeper.ts', import.meta.url), { workerData: memory });
    await once(sleeper, 'message');
    return new Alarm(memory, sleeper);
  }

  /** @returns takes the call back */
  at(atUs: number, call: () => void): () => void {
    const due = { atUs, call };
    this.#due = [...this.#due, due];
    this.#wait();
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  }

  #wait(): void {
    if (this.#isTurning || this.#due.length === 0) return;
    const nextUs = Math.min(...this.#due.map(({ atUs }) => atUs));
    if (nextUs - nowUs() > POLLED_US) this.#sleepUntil(nextUs);
    else {
      this.#isTurning = true;
      setImmediate(this.#look);
    }
  }

  #sleepUntil(atUs: number): void {
    const { turn, dueUs } = this.#memory;
    dueUs[0] = atUs;
    Atomics.add(turn, 0, 1);
    Atomics.notify(turn, 0);
  }

  readonly #look = (): void => {
    this.#isTurning = false;
    const now = nowUs();
    const ripe = this.#due.filter(({ atUs }) => atUs <= now);
    if (ripe.length > 0) this.#due = this.#due.filter(({ atUs }) => atUs > now);
    for (const { call } of ripe) call();
    this.#wait();
  };
}
