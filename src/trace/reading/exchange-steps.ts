import type {
  HttpSocketEvent,
  PacketEvent,
  SyscallEvent,
  Trace,
  TraceEvent,
} from '../record/event.ts';
import { isAtClientEnd, isFromServerEnd } from './ends.ts';
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
  const onConn = trace.filter((event) => 'conn' in event && event.conn === conn);
  const requests = requestPackets(onConn);
  const sent = requests[use];
  if (!sent) return { ...NOTHING, written: refusedWrite(onConn, assigned, trace) };

  const next = requests[use + 1];
  const rest = onConn.slice(onConn.indexOf(sent) + 1, next && onConn.indexOf(next));
  const answered = rest.find(isResponse);
  const read = answered && rest.slice(rest.indexOf(answered)).findLast(isReadOfBytes);
  const written = onConn.slice(0, onConn.indexOf(sent)).findLast(isWrite);
  return { written, sent, answered, read };
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
  return events
    .filter((event) => event.kind === 'packet')
    .filter((packet) => packet.from === 'client' && packet.http !== undefined);
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
