import type { SyscallEvent, Unnamed } from './event.ts';
import { segmentKindOf } from './segment-kind.ts';

const KINDS: ReadonlySet<string> = new Set(['http', 'throw', 'uncaught', 'exit', 'limit']);

/**
 * Whether an event is needed to say how the requests of a run ended. Of the kernel's events these are the segments in
 * which a message begins, the server's FIN or RST, accept(2), and the writes that failed.
 */
export function isEndEvent(event: Unnamed): boolean {
  if (event.kind === 'syscall')
    return event.call === 'accept' || isRefused(event.call, event.result);
  if (event.kind !== 'packet') return KINDS.has(event.kind);
  if (event.http !== undefined) return true;
  const kind = segmentKindOf(event);
  return event.from === 'server' && (kind === 'fin' || kind === 'rst');
}

/** A write(2) that failed: a handler may have run, and its response was refused. */
export function isRefused(call: SyscallEvent['call'], result: SyscallEvent['result']): boolean {
  return call === 'write' && typeof result === 'string' && result !== 'EAGAIN';
}
