import type { SyscallEvent, Trace, TraceEvent, Unnamed } from '../record/event.ts';
import { isServerCloser } from './segments.ts';

const KINDS: ReadonlySet<string> = new Set(['http', 'throw', 'uncaught', 'exit', 'limit']);

/**
 * The part of a trace that says how its requests ended. `runEndOf` needs no more of a run with the
 * probe, and this part is a fraction of the events. Of the kernel's events it keeps only the
 * segments in which a message begins, the server's FIN or RST, accept(2), and the writes that failed.
 */
export function endEventsOf(trace: Trace): Trace {
  return trace.filter(isEndEvent);
}

/** Whether an event belongs to that part. It needs no name for it. */
export function isEndEvent(event: Unnamed): boolean {
  return (
    KINDS.has(event.kind) ||
    (event.kind === 'packet' &&
      (event.http !== undefined || isServerCloser(event as TraceEvent))) ||
    (event.kind === 'syscall' && (event.call === 'accept' || isRefused(event.call, event.result)))
  );
}

/** A write(2) that failed: a handler may have run and its response was refused. */
export function isRefused(call: SyscallEvent['call'], result: SyscallEvent['result']): boolean {
  return call === 'write' && typeof result === 'string' && result !== 'EAGAIN';
}
