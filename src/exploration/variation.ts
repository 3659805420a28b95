/**
 * One change of the times that a run cannot choose: how fast the client is, and when the server's
 * FIN comes. The times have the names of the Lab's time model and are in microseconds.
 */
export interface Variation {
  readonly time?: {
    /** How long a callback of the client takes before its effects show. */
    readonly clientPreUs?: number;
    /** How long it takes after its effects, before the event loop goes on. */
    readonly clientPostUs?: number;
    /** How late the client's timers are. */
    readonly clientLateUs?: number;
    /** The start of the run within a millisecond. */
    readonly phaseUs?: number;
    /** How long a waiting process takes to run again. */
    readonly wakeUs?: number;
  };
  /** The delay from the response to the close by the server. */
  readonly finDelayUs?: number;
}

/** The result of a varied run. */
export interface Tried {
  /** Every request that counts was answered. */
  readonly answered: boolean;
  /** Numbers of the requests that failed, from 1. */
  readonly failed: readonly number[];
  /**
   * client.mjs accepted a connection, so it has a server of its own. No variation moves the FIN of
   * that server.
   */
  readonly servesItself?: true;
}

/** Runs the same program with other times. The same variation always gives the same result. */
export type Trial = (variation: Variation) => Promise<Tried>;
