import type { PacketEvent, ReadEvent, SyscallEvent, Trace, TraceEvent } from '../record/event.ts';
import { isAtClientEnd } from './ends.ts';
import { eventsByConnection } from './exchange-steps.ts';
import { firstBy } from './index-by.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { placeOf } from './order.ts';
import { arrivalPlaceOf, closerName, isServerCloser } from './segments.ts';

/**
 * The time in which the client's kernel knows that the server has closed and Node does not. It
 * starts when the FIN (or RST) arrives. It ends when Node reads it, or closes the socket without
 * reading it. Data that is written to the connection in this time is lost.
 */
export interface RaceWindow {
  readonly conn: number;
  readonly opens: PacketEvent;
  readonly opensAt: number;
  /** Undefined when the run ended before the window closed. */
  readonly closes: SyscallEvent | ReadEvent | undefined;
  readonly closesAt: number | undefined;
  /**
   * `read`: Node learned of the close by reading. `look`: Node asked the kernel before it lent the
   * pooled socket, and found it. `unread`: Node closed the socket for another reason.
   */
  readonly closedBy: 'read' | 'look' | 'unread' | undefined;
  /** Ids of the client's write(2) calls on this connection, before the window and inside it. */
  readonly writesBefore: readonly string[];
  readonly writesInside: readonly string[];
}

/** One window for each connection that the server closed while Node held it. */
export const raceWindowsOf = oncePerTrace((trace): readonly RaceWindow[] => {
  const windows = new Map<number, RaceWindow>();
  for (const opens of trace) {
    if (!isServerCloser(opens) || windows.has(opens.conn)) continue;
    const window = windowFrom(opens, trace);
    if (window) windows.set(opens.conn, window);
  }
  return [...windows.values()];
});

/**
 * The window that an event fell into. Places in the list are compared, because two times can be
 * equal and two places cannot.
 */
export function windowAround(event: SyscallEvent, trace: Trace): RaceWindow | undefined {
  return windowByWrite(trace).get(event.id);
}

const windowByWrite = oncePerTrace((trace) => {
  const windows = raceWindowsOf(trace).flatMap((window) =>
    window.writesInside.map((id) => [id, window] as const),
  );
  return new Map(windows.reverse());
});

/** The window of each connection that has one. */
export const windowByConnection = oncePerTrace((trace) =>
  firstBy(raceWindowsOf(trace), ({ conn }) => conn),
);

/** The window that each event closed. */
export const windowByCloser: (trace: Trace) => ReadonlyMap<TraceEvent, RaceWindow> = oncePerTrace(
  (trace) => firstBy(raceWindowsOf(trace), ({ closes }) => closes),
);

/**
 * Only the system calls and reads at the client's end of the connection can close a window or fall
 * into one.
 */
function windowFrom(opens: PacketEvent, trace: Trace): RaceWindow | undefined {
  const opensPlace = arrivalPlaceOf(opens, trace) ?? trace.length;
  const actions = (eventsByConnection(trace).get(opens.conn) ?? []).filter(isAtClientEnd);
  const isEarly = (event: TraceEvent) => placeOf(event, trace) < opensPlace;
  const before = actions.filter(isEarly);
  const wasOpen = before.some((event) => event.kind === 'syscall' && event.call === 'write');
  if (!wasOpen || before.some((event) => closing(event) === 'unread')) return undefined;

  const after = actions.filter((event) => !isEarly(event));
  const closes = after.find((event) => closing(event) !== undefined);
  const inside = closes ? after.slice(0, after.indexOf(closes) + 1) : after;
  return {
    conn: opens.conn,
    opens,
    opensAt: opens.arrivesAt,
    closes,
    closesAt: closes?.t,
    closedBy: closes && closing(closes),
    writesBefore: writesAmong(before),
    writesInside: writesAmong(inside),
  };
}

/**
 * How an event closes the window, if it does. An end of file or an error tells Node that the server
 * has closed. libuv before 1.52 also takes POLLHUP for an end of file, without a read(2)
 * (uv__stream_io, src/unix/stream.c). shutdown(2) and close(2) end the window although Node learns
 * nothing.
 */
function closing(event: SyscallEvent | ReadEvent): RaceWindow['closedBy'] {
  if (event.kind === 'read') return typeof event.result === 'string' ? 'read' : undefined;
  switch (event.call) {
    case 'shutdown':
    case 'close':
      return 'unread';
    case 'read':
      return event.result === 0 || isErrno(event) ? 'read' : undefined;
    case 'peek':
      return event.result === 0 || isErrno(event) ? 'look' : undefined;
    case 'write':
      return isErrno(event) ? 'read' : undefined;
    default:
      return undefined;
  }
}

function isErrno(call: SyscallEvent): boolean {
  return typeof call.result === 'string' && call.result !== 'EAGAIN';
}

function writesAmong(actions: readonly (SyscallEvent | ReadEvent)[]): string[] {
  return actions.flatMap((event) =>
    event.kind === 'syscall' && event.call === 'write' ? [event.id] : [],
  );
}

/** Until the end of the run, when it ends with the window open. */
export function windowLengthUs({ closesAt, opensAt }: RaceWindow, trace: Trace): number {
  return Math.max(0, (closesAt ?? trace.at(-1)?.t ?? 0) - opensAt);
}

/** What ends the connection at the opening of a window, by its name. */
export function closerOf(window: RaceWindow): 'FIN' | 'RST' {
  return closerName(window.opens);
}
