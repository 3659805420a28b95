import type { End, PacketEvent, ReadEvent, SyscallEvent, TraceEvent } from '../record/event.ts';

/**
 * At which end of its connection something happens: the client's, which connected and asks, or the server's, which
 * was accepted and answers. This is not the name of the process: a test that starts a server has both ends in
 * client.mjs. Undefined for what belongs to no connection, or to none of its ends.
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

/** A system call, or what libuv read, at the end that asks. */
export function isAtClientEnd(event: TraceEvent): event is SyscallEvent | ReadEvent {
  return (event.kind === 'syscall' || event.kind === 'read') && endOf(event) === 'client';
}

/** A segment that the answering end sends. */
export function isFromServerEnd(event: TraceEvent): event is PacketEvent {
  return event.kind === 'packet' && event.from === 'server';
}

/** Whose end it is, for the beginning of a sentence: `The client`, or `The server in client.mjs`. */
export function nameOfEnd(event: SyscallEvent | ReadEvent): string {
  const end = endOf(event);
  if (end === undefined) return 'The network';
  return end === event.actor ? `The ${end}` : `The ${end} in ${event.actor}.mjs`;
}
