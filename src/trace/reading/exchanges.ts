import type {
  HttpErrorEvent,
  HttpEvent,
  HttpRequestEvent,
  HttpResponseEvent,
  HttpSocketEvent,
  ThrowEvent,
  Trace,
  TraceEvent,
  UncaughtEvent,
} from '../record/event.ts';
import { connectionByNumber, connectionBySocket } from './connections.ts';
import { requestPackets, type StepsOnWire, stepsOnWire } from './exchange-steps.ts';
import { allBy, firstBy } from './index-by.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';

/**
 * One request and its answer (RFC 9110 §3.3), with the events of all layers, from `http.request()`
 * over write(2) and the segments to the error that the program saw. A step is undefined when it did
 * not happen, or when the engine cannot see it.
 */
export interface Exchange extends StepsOnWire {
  /**
   * Counted from 1, in the order in which the program made the requests. A retry is a request of
   * its own.
   */
  readonly number: number;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly conn: number | undefined;
  readonly localPort: number | undefined;
  /** The agent took the socket of this request from the pool. */
  readonly reused: boolean;
  readonly requested: HttpRequestEvent | undefined;
  readonly assigned: HttpSocketEvent | undefined;
  readonly response: HttpResponseEvent | undefined;
  /**
   * The error of the request. Before the response, it means that no response came. After it, it
   * means that the body failed. The probe reports that when the connection ended in the middle of a
   * body, and the Lab when node-fetch rejects a body for another reason.
   */
  readonly failed: HttpErrorEvent | undefined;
  /** The exception that the program saw for this failure. */
  readonly threw: ThrowEvent | UncaughtEvent | undefined;
}

/**
 * All exchanges of the client. They come from the probe, or from the packets when there was no
 * probe.
 */
export const exchangesOf = oncePerTrace((trace): readonly Exchange[] => {
  const hasProbe = trace.some((event) => event.kind === 'http' && event.what === 'request');
  const begun = hasProbe ? beginningsFromProbe(trace) : beginningsFromWire(trace);
  return pairThrows(trace, begun);
});

/** The exchange with each number. */
export const exchangeByNumber = oncePerTrace((trace) =>
  firstBy(exchangesOf(trace), ({ number }) => number),
);

/** The exchanges on each socket of the http client, in their order. */
export const exchangesBySocket = oncePerTrace((trace) =>
  allBy(exchangesOf(trace), ({ assigned }) => assigned?.socket),
);

/** The exchanges on each connection, in their order. */
export const exchangesByConnection = oncePerTrace((trace) =>
  allBy(exchangesOf(trace), ({ conn }) => conn),
);

/** The exchange of each event that is a step of one. */
export const exchangeByEvent = oncePerTrace((trace): ReadonlyMap<TraceEvent, Exchange> => {
  const byEvent = new Map<TraceEvent, Exchange>();
  for (const exchange of exchangesOf(trace)) {
    const { requested, assigned, written, sent, answered, read, response, failed, threw } =
      exchange;
    for (const step of [
      requested,
      assigned,
      written,
      sent,
      answered,
      read,
      response,
      failed,
      threw,
    ]) {
      if (step) byEvent.set(step, exchange);
    }
  }
  return byEvent;
});

type Beginning = Omit<Exchange, 'threw'>;

function beginningsFromProbe(trace: Trace): Beginning[] {
  const http = trace.filter((event) => event.kind === 'http').filter(isClients);
  const connections = connectionBySocket(trace);
  const byRequest = allBy(http, (event) => ('request' in event ? event.request : undefined));
  const usesOfConn = new Map<number, number>();
  return http.flatMap((requested): Beginning[] => {
    if (requested.what !== 'request') return [];
    const number = requested.request;
    const ofThis = byRequest.get(number) ?? [];
    const assigned = ofThis.find((event) => event.what === 'socket');
    const response = ofThis.find((event) => event.what === 'response');
    const connection = assigned && connections.get(assigned.socket);
    const use = usesOfConn.get(connection?.conn ?? 0) ?? 0;
    if (connection) usesOfConn.set(connection.conn, use + 1);
    return [
      {
        number,
        method: requested.method,
        url: requested.url,
        conn: connection?.conn,
        localPort: connection?.clientPort ?? assigned?.localPort,
        reused: assigned?.reused ?? false,
        requested,
        assigned,
        ...stepsOnWire(trace, connection?.conn, use, assigned),
        response,
        failed: failureAmong(ofThis, response, trace),
      },
    ];
  });
}

/**
 * The error of a request. When a body fails, Node reports its error first and node-fetch last. The
 * program sees the one of node-fetch, so the last error counts.
 */
function failureAmong(
  ofRequest: readonly HttpEvent[],
  response: HttpResponseEvent | undefined,
  trace: Trace,
): HttpErrorEvent | undefined {
  const first = ofRequest.find(isError);
  return isBefore(response, first, trace) ? ofRequest.findLast(isError) : first;
}

function isError(event: HttpEvent): event is HttpErrorEvent {
  return event.what === 'error' && isClients(event);
}

function isClients(event: HttpEvent): boolean {
  return event.actor === 'client';
}

function beginningsFromWire(trace: Trace): Beginning[] {
  const usesOfConn = new Map<number, number>();
  return requestPackets(trace).map((sent, index) => {
    const use = usesOfConn.get(sent.conn) ?? 0;
    usesOfConn.set(sent.conn, use + 1);
    const [method, url] = sent.http?.split(' ') ?? [];
    return {
      number: index + 1,
      method,
      url,
      conn: sent.conn,
      localPort: connectionByNumber(trace).get(sent.conn)?.clientPort,
      reused: use > 0,
      requested: undefined,
      assigned: undefined,
      ...stepsOnWire(trace, sent.conn, use, undefined),
      response: undefined,
      failed: undefined,
    };
  });
}

/**
 * Adds to each failure the exception that the program saw. node-fetch wraps the error of
 * http.request and quotes its message, so the message shows which two belong together.
 */
function pairThrows(trace: Trace, exchanges: readonly Beginning[]): Exchange[] {
  const throws = trace.filter(
    (event): event is ThrowEvent | UncaughtEvent =>
      (event.kind === 'throw' || event.kind === 'uncaught') && event.actor === 'client',
  );
  const errors = allBy(
    trace.filter((event) => event.kind === 'http').filter(isError),
    ({ request }) => request,
  );
  const unpaired = new Set(throws);
  return exchanges.map((exchange, index) => {
    const { failed } = exchange;
    // Without a probe: the exception was thrown after this request was sent and before the next one was.
    if (!failed && (exchange.requested || exchange.answered)) {
      return { ...exchange, threw: undefined };
    }
    const ownErrors = (failed && errors.get(failed.request)) ?? [];
    const threw = firstOf(unpaired, (event) => {
      if (failed) {
        return ownErrors.some(
          (own) => event.error.message.includes(own.error.message) && isBefore(own, event, trace),
        );
      }
      const next = exchanges[index + 1]?.sent;
      return isBefore(exchange.sent, event, trace) && (!next || isBefore(event, next, trace));
    });
    if (threw) unpaired.delete(threw);
    return { ...exchange, threw };
  });
}

/** Does not read the items after the first that fits, unlike a copy of them as a list. */
function firstOf<T>(items: Iterable<T>, fits: (item: T) => boolean): T | undefined {
  for (const item of items) if (fits(item)) return item;
  return undefined;
}
