/**
 * One change of what a run cannot choose: how fast the client is, and when the server's FIN comes. The
 * names of the times are those of the Lab's time model, in microseconds.
 */
export interface Variation {
  readonly time?: {
    /** What a callback of the client costs before its effects show. */
    readonly clientPreUs?: number;
    /** What it costs afterwards, before the event loop goes on. */
    readonly clientPostUs?: number;
    /** How late the client's timers are. */
    readonly clientLateUs?: number;
    /** When the run starts within a millisecond. */
    readonly phaseUs?: number;
    /** How long a waiting process takes to run again. */
    readonly wakeUs?: number;
  };
  /** How long after the response the server closes. */
  readonly finDelayUs?: number;
}

/** What became of a varied run. */
export interface Tried {
  /** Every request that counts was answered. */
  readonly answered: boolean;
  /** Numbers of the requests that failed, from 1. */
  readonly failed: readonly number[];
  /** client.mjs accepted a connection: it has a server of its own, whose FIN no variation moves. */
  readonly servesItself?: true;
}

/** Runs the same program on another time. It decides nothing, and gives the same answer each time. */
export type Trial = (variation: Variation) => Promise<Tried>;
