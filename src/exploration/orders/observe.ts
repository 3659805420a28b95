import { type Exchange, exchangesOf } from '../../trace/reading/exchanges.ts';
import { runEndOf } from '../../trace/reading/run-end.ts';
import type { ErrorSummary, Trace } from '../../trace/record/event.ts';
import type { OrderLog } from '../../trace/record/order-log.ts';
import { BOUNDS, type Bounds } from './exploration.ts';
import type { ObservedRun } from './observed-run.ts';

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

/**
 * Methods of the requests whose handler ran in the server and that ended with a broken connection at the client.
 *
 * That the handler ran is known by its response: the server sent the first bytes of it after the request, or tried to
 * and its write failed. A server that reads a request and ignores it, because it has closed, has not handled it. A handler
 * that ends without a response, for example because its process dies, cannot be told from that one and is not counted.
 * A handler that runs after the client has gone is no case: a client sees the end of a connection when the server has
 * closed it, and a server that has closed sends no response any more.
 */
function handledAndReset(events: Trace): readonly string[] {
  return exchangesOf(events).flatMap((exchange) => {
    const { answered, failed, threw, method } = exchange;
    const isHandled = answered !== undefined || isAnsweredInVain(exchange, events);
    const isBroken = isConnectionError(failed?.error) || isConnectionError(threw?.error);
    return isHandled && isBroken && method !== undefined ? [method] : [];
  });
}

/** The server wrote after the request, and the kernel refused it. */
function isAnsweredInVain({ sent, conn }: Exchange, trace: Trace): boolean {
  if (!sent) return false;
  return trace.some(
    (event) =>
      event.kind === 'syscall' &&
      event.call === 'write' &&
      event.actor === 'server' &&
      event.conn === conn &&
      typeof event.result === 'string' &&
      event.t >= sent.arrivesAt,
  );
}

/** Codes of Node, node-fetch and undici for a connection that broke. A caller that gives up has others. */
const CONNECTION_CODES: ReadonlySet<string | undefined> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_SOCKET',
]);

/** Without a code: Node's own words, and those with which fetch hides the cause (undici). */
const CONNECTION_WORDS = /socket hang up|other side closed|ECONNRESET|^fetch failed$|^terminated$/;

function isConnectionError(error: ErrorSummary | undefined): boolean {
  return (
    error !== undefined &&
    (CONNECTION_CODES.has(error.code) || CONNECTION_WORDS.test(error.message))
  );
}
