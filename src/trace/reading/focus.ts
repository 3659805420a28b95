import type { Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { type RaceWindow, windowByConnection } from './race-window.ts';
import { hasFailed } from './repeats.ts';
import { errorOf, isAnswered } from './requests.ts';

/** The request in focus, and the request before it. */
export interface Focus {
  /**
   * The first request that failed and was not repeated, else the first that failed. When none
   * failed, it is the first one after request 1 that has no answer, else request 2, else request 1.
   */
  readonly request: Exchange;
  /** The request before it on the same socket, else the last one before it. */
  readonly previous: Exchange | undefined;
  /**
   * The race window of the request's own connection when it reused one, else of the previous
   * request's connection.
   */
  readonly window: RaceWindow | undefined;
}

/** Finds the request in focus. Undefined when the program made no request. */
export const focusOf = oncePerTrace((trace): Focus | undefined => {
  const exchanges = exchangesOf(trace);
  const request =
    exchanges.find((each) => hasFailed(each, trace)) ??
    exchanges.find((each) => errorOf(each) !== undefined) ??
    exchanges.slice(1).find((each) => !isAnswered(each)) ??
    exchanges[1] ??
    exchanges[0];
  if (!request) return undefined;
  const earlier = exchanges.slice(0, exchanges.indexOf(request));
  const sameSocket = earlier.findLast((each) => request.reused && each.conn === request.conn);
  const previous = sameSocket ?? earlier.at(-1);
  const conn = request.reused ? request.conn : (previous?.conn ?? request.conn);
  const window = conn === undefined ? undefined : windowByConnection(trace).get(conn);
  return { request, previous, window };
});

/**
 * Zero of the clock in every picture: the arrival of the FIN in the client's kernel. A run without
 * a FIN counts from the response, and a run without a response from its start. Microseconds of the
 * run's clock.
 */
export const zeroOf = oncePerTrace(
  (trace): number => focusOf(trace)?.window?.opensAt ?? responseTimeOf(trace),
);

/**
 * The time of the response before the request in focus, or the start of the run when there is none.
 * Microseconds of the run's clock.
 */
export function responseTimeOf(trace: Trace): number {
  const previous = focusOf(trace)?.previous;
  return (previous?.answered ?? previous?.response)?.t ?? 0;
}
