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
import { connectionsOf } from './connections.ts';
import { requestPackets, type StepsOnWire, stepsOnWire } from './exchange-steps.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';

/**
 * One request and what became of it (RFC 9110 §3.3): the events of all layers that belong to it, from
 * `http.request()` over write(2) and the segments to the error that the program saw. A step that did not
 * happen, or that the engine cannot see, is undefined.
 */
export interface Exchange extends StepsOnWire {
  /** Counted from 1, in the order in which the program asked. A retry is a request of its own. */
  readonly number: number;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly conn: number | undefined;
  readonly localPort: number | undefined;
  /** The agent took its socket from the pool. */
  readonly reused: boolean;
  readonly requested: HttpRequestEvent | undefined;
  readonly assigned: HttpSocketEvent | undefined;
  readonly response: HttpResponseEvent | undefined;
  /**
   * Before the response: it never came. After it: its body failed, as the probe reports it where the connection ended in
   * its midst, and the Lab where node-fetch gives up a body of its own accord.
   */
  readonly failed: HttpErrorEvent | undefined;
  /** What an `await` of the program saw of the failure. */
  readonly threw: ThrowEvent | UncaughtEvent | undefined;
}

/** All requests of the client, by the probe's account, or by the wire's where there was no probe. */
export const exchangesOf = oncePerTrace((trace): readonly Exchange[] => {
  const hasProbe = trace.some((event) => event.kind === 'http' && event.what === 'request');
  const begun = hasProbe ? beginningsFromProbe(trace) : beginningsFromWire(trace);
  return pairThrows(trace, begun);
});

/** The exchange that an event is a step of. */
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
  const connections = connectionsOf(trace);
  const usesOfConn = new Map<number, number>();
  return http.flatMap((requested): Beginning[] => {
    if (requested.what !== 'request') return [];
    const number = requested.request;
    const ofThis = http.filter((event) => 'request' in event && event.request === number);
    const assigned = ofThis.find((event) => event.what === 'socket');
    const response = ofThis.find((event) => event.what === 'response');
    const connection = assigned && connections.find((each) => each.socket === assigned.socket);
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

/** Of a body Node speaks first and node-fetch last, and what node-fetch says is what the program sees. */
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
      localPort: connectionsOf(trace).find((each) => each.conn === sent.conn)?.clientPort,
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
 * Gives each failure the exception that the program saw of it. node-fetch wraps the error of
 * http.request and quotes its message, which is how the two are told to belong together.
 */
function pairThrows(trace: Trace, exchanges: readonly Beginning[]): Exchange[] {
  const throws = trace.filter(
    (event): event is ThrowEvent | UncaughtEvent =>
      (event.kind === 'throw' || event.kind === 'uncaught') && event.actor === 'client',
  );
  const errors = trace.filter((event) => event.kind === 'http').filter(isError);
  const paired = new Set<TraceEvent>();
  return exchanges.map((exchange, index) => {
    const { failed } = exchange;
    const ownErrors = errors.filter(({ request }) => failed?.request === request);
    const threw = throws.find((event) => {
      if (paired.has(event)) return false;
      if (failed) {
        return ownErrors.some(
          (own) => event.error.message.includes(own.error.message) && isBefore(own, event, trace),
        );
      }
      // Without a probe: what was thrown after this request went out and before the next one did.
      if (exchange.requested || exchange.answered) return false;
      const next = exchanges[index + 1]?.sent;
      return isBefore(exchange.sent, event, trace) && (!next || isBefore(event, next, trace));
    });
    if (threw) paired.add(threw);
    return { ...exchange, threw };
  });
}
