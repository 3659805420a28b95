import type { PacketEvent, ReadEvent, SyscallEvent, Trace } from '../record/event.ts';
import { isAtClientEnd, isFromServerEnd } from './ends.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { arrivalPlace } from './order.ts';

/**
 * The time in which the client's kernel knows that the server has closed and Node does not: from the
 * arrival of the FIN (or RST) to the moment in which Node reads it, or lets go of the socket unread.
 * What is written to the connection in that time is lost.
 */
export interface RaceWindow {
  readonly conn: number;
  readonly opens: PacketEvent;
  readonly opensAt: number;
  /** Undefined when the run ended with the window open. */
  readonly closes: SyscallEvent | ReadEvent | undefined;
  readonly closesAt: number | undefined;
  /**
   * `read`: Node learned of it by reading. `look`: Node asked the kernel before it lent the pooled socket, and was told.
   * `unread`: Node closed the socket for a reason of its own.
   */
  readonly closedBy: 'read' | 'look' | 'unread' | undefined;
  /** Ids of the client's write(2) calls on this connection, by where they fell. */
  readonly writesBefore: readonly string[];
  readonly writesInside: readonly string[];
}

/** One window for each connection that the server closed while Node held it. */
export const raceWindowsOf = oncePerTrace((trace): readonly RaceWindow[] => {
  const windows: RaceWindow[] = [];
  for (const opens of trace) {
    if (opens.kind !== 'packet' || !endsConnection(opens)) continue;
    if (windows.some((each) => each.conn === opens.conn)) continue;
    const window = windowFrom(opens, trace);
    if (window) windows.push(window);
  }
  return windows;
});

/** The window in which an event fell, by its place in the list: two times may be equal, two places never. */
export function windowAround(event: SyscallEvent, trace: Trace): RaceWindow | undefined {
  return raceWindowsOf(trace).find(({ writesInside }) => writesInside.includes(event.id));
}

function endsConnection(packet: PacketEvent): boolean {
  if (!isFromServerEnd(packet)) return false;
  return packet.flags === 'F.' || packet.flags === 'R' || packet.flags === 'R.';
}

function windowFrom(opens: PacketEvent, trace: Trace): RaceWindow | undefined {
  const arrived = arrivalPlace(opens, trace);
  const opensPlace = arrived < 0 ? trace.length : arrived;
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

/** What was done at the client's end of a connection, as far as it can end a window or fall into one. */
function clientActions(events: Trace, conn: number): (SyscallEvent | ReadEvent)[] {
  return events.filter(isAtClientEnd).filter((event) => event.conn === conn);
}

/**
 * An end of file or an error tells Node. libuv before 1.52 also takes POLLHUP for an end of file, without
 * a read(2) (uv__stream_io, src/unix/stream.c). shutdown(2) and close(2) end the matter without telling it.
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

/** What ends the connection at the opening of a window, by its name. */
export function closerOf(window: RaceWindow): 'FIN' | 'RST' {
  return window.opens.flags === 'F.' ? 'FIN' : 'RST';
}

/** Microseconds from the opening of a window to its end, or to the end of the run. */
export function windowLengthUs({ opensAt, closesAt }: RaceWindow, trace: Trace): number {
  return Math.max(0, (closesAt ?? trace.at(-1)?.t ?? 0) - opensAt);
}
