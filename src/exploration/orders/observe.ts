import { exchangesOf } from '../../trace/reading/exchanges.ts';
import { runEndOf } from '../../trace/reading/run-end.ts';
import type { Trace } from '../../trace/record/event.ts';
import { BOUNDS, type Bounds } from './exploration.ts';
import type { ObservedRun } from './observed-run.ts';
import type { OrderLog } from './order-log.ts';

/** Bounds in microseconds, each one given, as an engine needs them. */
export function boundsInUs(bounds: Bounds) {
  const us = (ms: number) => Math.round(ms * 1000);
  return {
    callbackUs: us(bounds.callbackMs),
    flightUs: us(bounds.flightMs),
    finUs: us(bounds.finMs ?? BOUNDS.finMs),
    wakeUs: us(bounds.wakeMs ?? BOUNDS.wakeMs),
    timerUs: us(bounds.timerMs ?? BOUNDS.timerMs),
  };
}

/**
 * What a search wants to know of a run.
 * @param exitCode of the client; undefined when a limit ended the run
 */
export function observedRun(
  events: Trace,
  exitCode: number | undefined,
  log: OrderLog,
): ObservedRun {
  const { answered } = runEndOf(events, exitCode);
  const outcome = exitCode === undefined ? 'other' : answered ? 'answered' : 'failed';
  return { outcome, log, handledAndReset: handledAndReset(events) };
}

/** Methods of the requests that the server answered and that ended in a reset at the client. */
function handledAndReset(events: Trace): readonly string[] {
  return exchangesOf(events).flatMap(({ method, answered, failed }) => {
    const { code, message = '' } = failed?.error ?? {};
    const isReset =
      code === 'ECONNRESET' || code === 'EPIPE' || /socket hang up|aborted/.test(message);
    return answered && isReset && method !== undefined ? [method] : [];
  });
}
