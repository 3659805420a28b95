import type { End, PacketEvent, ReadEvent, SyscallEvent, TraceEvent } from '../record/event.ts';

/**
 * The end of its connection at which an event happens. The client's end connected and sends
 * requests; the server's end was accepted and answers. The end can differ from the process: a test
 * that starts a server has both ends in client.mjs. Undefined when the event belongs to no
 * connection, or to neither of its ends.
 */
export function endOf(event: TraceEvent): End | undefined {
  switch (event.kind) {
    case 'packet':
      return event.from;
    case 'tcp-state':
      return event.end;
    case 'syscall':
    case 'read':
      return event.end ?? (event.actor === 'network' ? undefined : event.actor);
    default:
      return undefined;
  }
}

/** Whether an event is a system call or a read of libuv at the client's end. */
export function isAtClientEnd(event: TraceEvent): event is SyscallEvent | ReadEvent {
  return (event.kind === 'syscall' || event.kind === 'read') && endOf(event) === 'client';
}

/** Whether an event is a segment from the server's end. */
export function isFromServerEnd(event: TraceEvent): event is PacketEvent {
  return event.kind === 'packet' && event.from === 'server';
}

/**
 * The name of the end, for the beginning of a sentence: `The client`, or `The server in
 * client.mjs`.
 */
export function nameOfEnd(event: SyscallEvent | ReadEvent): string {
  const end = endOf(event);
  if (end === undefined) return 'The network';
  return end === event.actor ? `The ${end}` : `The ${end} in ${event.actor}.mjs`;
}
