import type { PacketEvent, ReadEvent, SyscallEvent, Trace } from '../record/event.ts';
import { isAtClientEnd } from './ends.ts';
import { oncePerTrace } from './once-per-trace.ts';
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
  const windows: RaceWindow[] = [];
  for (const opens of trace) {
    if (!isServerCloser(opens)) continue;
    if (windows.some((each) => each.conn === opens.conn)) continue;
    const window = windowFrom(opens, trace);
    if (window) windows.push(window);
  }
  return windows;
});

/**
 * The window that an event fell into. Places in the list are compared, because two times can be
 * equal and two places cannot.
 */
export function windowAround(event: SyscallEvent, trace: Trace): RaceWindow | undefined {
  return raceWindowsOf(trace).find(({ writesInside }) => writesInside.includes(event.id));
}

function windowFrom(opens: PacketEvent, trace: Trace): RaceWindow | undefined {
  const opensPlace = arrivalPlaceOf(opens, trace) ?? trace.length;
  const before = clientActions(trace.slice(0, opensPlace), opens.conn);
  const wasOpen = before.some((event) => event.kind === 'syscall' && event.call === 'write');
  if (!wasOpen || before.some((event) => closing(event) === 'unread')) return undefined;

  const after = clientActions(trace.slice(opensPlace), opens.conn);
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
 * The system calls and reads at the client's end of a connection. Only these can close a window or
 * fall into one.
 */
function clientActions(events: Trace, conn: number): (SyscallEvent | ReadEvent)[] {
  return events.filter(isAtClientEnd).filter((event) => event.conn === conn);
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
