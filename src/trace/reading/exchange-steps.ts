import type {
  HttpSocketEvent,
  PacketEvent,
  SyscallEvent,
  Trace,
  TraceEvent,
} from '../record/event.ts';
import { isAtClientEnd, isFromServerEnd } from './ends.ts';
import { allBy } from './index-by.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';

/** The steps of one exchange that the kernel sees. */
export interface StepsOnWire {
  /** The write(2) of the head of the request, also when it failed. */
  readonly written: SyscallEvent | undefined;
  readonly sent: PacketEvent | undefined;
  /** The segment in which the response begins. */
  readonly answered: PacketEvent | undefined;
  /**
   * The client's last read(2) of the response. The program acts on the response in the same turn of
   * the loop.
   */
  readonly read: SyscallEvent | undefined;
}

const NOTHING: StepsOnWire = {
  written: undefined,
  sent: undefined,
  answered: undefined,
  read: undefined,
};

/**
 * The steps of one request on a connection. `use` is its index among the requests on that
 * connection, from 0. The client never pipelines (RFC 9112 §9.3.2), so every event before the next
 * request belongs to this one.
 */
export function stepsOnWire(
  trace: Trace,
  conn: number | undefined,
  use: number,
  assigned: HttpSocketEvent | undefined,
): StepsOnWire {
  if (conn === undefined) return NOTHING;
  const onConn = eventsByConnection(trace).get(conn) ?? [];
  const requests = requestPlaces(trace).get(conn) ?? [];
  const place = requests[use];
  const sent = place === undefined ? undefined : onConn[place];
  if (place === undefined || sent?.kind !== 'packet') {
    return { ...NOTHING, written: refusedWrite(onConn, assigned, trace) };
  }
  const rest = onConn.slice(place + 1, requests[use + 1]);
  const answered = rest.find(isResponse);
  const read = answered && rest.slice(rest.indexOf(answered)).findLast(isReadOfBytes);
  return { written: lastWriteBefore(place, onConn), sent, answered, read };
}

/** The events of each connection, in order. */
export const eventsByConnection = oncePerTrace(
  (trace): ReadonlyMap<number, Trace> =>
    allBy(trace, (event) => ('conn' in event ? event.conn : undefined)),
);

/** The places of the requests among the events of each connection. */
const requestPlaces = oncePerTrace((trace): ReadonlyMap<number, readonly number[]> => {
  const places = [...eventsByConnection(trace)].map(([conn, events]) => {
    const ofConn = [...events.keys()].filter((place) => isRequestPacket(events[place]));
    return [conn, ofConn] as const;
  });
  return new Map(places);
});

function lastWriteBefore(place: number, events: Trace): SyscallEvent | undefined {
  for (let at = place - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event && isWrite(event)) return event;
  }
  return undefined;
}

/** The failed write(2) of a request. The request was never sent, so no packet shows it. */
function refusedWrite(
  onConn: Trace,
  assigned: HttpSocketEvent | undefined,
  trace: Trace,
): SyscallEvent | undefined {
  return onConn
    .filter(isWrite)
    .find((call) => typeof call.result === 'string' && isBefore(assigned, call, trace));
}

/** The client's segments in which an HTTP request begins. */
export function requestPackets(events: readonly TraceEvent[]): PacketEvent[] {
  return events.filter(isRequestPacket);
}

function isRequestPacket(event: TraceEvent | undefined): event is PacketEvent {
  return event?.kind === 'packet' && event.from === 'client' && event.http !== undefined;
}

function isResponse(event: TraceEvent): event is PacketEvent {
  return isFromServerEnd(event) && event.length > 0;
}

function isWrite(event: TraceEvent): event is SyscallEvent {
  return isAtClientEnd(event) && event.kind === 'syscall' && event.call === 'write';
}

function isReadOfBytes(event: TraceEvent): event is SyscallEvent {
  if (!isAtClientEnd(event) || event.kind !== 'syscall' || event.call !== 'read') return false;
  return typeof event.result === 'number' && event.result > 0;
}
