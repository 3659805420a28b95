/** The limits of one run. Each one ends the run with an event that names it. */
export interface Limits {
  /** Steps of the simulation: callbacks, packets, microtask checkpoints. */
  readonly stepsMax: number;
  /** Microtasks in a single drain: a promise chain that never ends must not hang the page. */
  readonly microtasksMax: number;
  /**
   * Statements of the reader's files that a process begins: a loop that never ends must not hang
   * the page.
   */
  readonly statementsMax: number;
  /** Microseconds of the simulated clock. */
  readonly virtualUsMax: number;
  /** Bytes of output, both streams and both programs together. */
  readonly outputBytesMax: number;
}

export const LIMITS: Limits = {
  // Fifty requests for a megabyte each take 35,000 steps. A trace of many more would make the page
  // slow that reads it.
  stepsMax: 50_000,
  // A loop of 50,000 awaits of async functions has 150,000. An endless chain takes half a second.
  microtasksMax: 160_000,
  statementsMax: 10_000_000,
  virtualUsMax: 120_000_000,
  outputBytesMax: 1_000_000,
};

/** `both busy` is no amount: see Machine.missed. `part` is the lack of a part of the release. */
export type LimitName = keyof Limits | 'both busy' | 'part';

/**
 * Thrown inside the simulation when a limit is reached. Reader code cannot catch it: the run is
 * over.
 */
export class LimitReached extends Error {
  readonly limit: LimitName;
  constructor(limit: LimitName, message: string) {
    super(message);
    this.name = 'LimitReached';
    this.limit = limit;
  }
}

/** The program needs a part of the release that has not been loaded. This run is over as well. */
export class PartMissing extends LimitReached {
  readonly part: string;
  constructor(part: string) {
    super('part', `The part ${part} of the release is not loaded.`);
    this.part = part;
  }
}
