import type { Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { type RaceWindow, raceWindowsOf } from './race-window.ts';
import { hasFailed } from './repeats.ts';
import { errorOf, isAnswered } from './requests.ts';

/** The moment that a run is about: which request decides it, and the one before it. */
export interface Focus {
  /**
   * The first request that failed and was not repeated, else the first that failed; where none did, the second, whose
   * fate was open.
   */
  readonly request: Exchange;
  /** The request before it: the one that used its socket, or the last one. */
  readonly previous: Exchange | undefined;
  /** The window of the connection at stake: the request's own when it was reused, else the previous one's. */
  readonly window: RaceWindow | undefined;
}

/** Undefined when the program made no request. */
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
  const window = raceWindowsOf(trace).find((each) => each.conn === conn);
  return { request, previous, window };
});

/**
 * Zero of the clock on every picture: the FIN's arrival in the client's kernel. A run without one counts
 * from the response, and one without that from its start. Microseconds of the run's clock.
 */
export const zeroOf = oncePerTrace(
  (trace): number => focusOf(trace)?.window?.opensAt ?? responseTimeOf(trace),
);

/** The response before the request in focus; the start of the run where there is none. Microseconds of its clock. */
export function responseTimeOf(trace: Trace): number {
  const previous = focusOf(trace)?.previous;
  return (previous?.answered ?? previous?.response)?.t ?? 0;
}
