import type { Trace } from '../record/event.ts';

const KINDS: ReadonlySet<string> = new Set(['http', 'throw', 'uncaught', 'exit', 'limit']);

/**
 * The part of a trace that says how its requests ended: all that `runEndOf` reads of a run with the probe, and a
 * fraction of its events. Of the wire, the segments in which a request begins, and who accepted.
 */
export function endEventsOf(trace: Trace): Trace {
  return trace.filter(
    (event) =>
      KINDS.has(event.kind) ||
      (event.kind === 'packet' && event.http !== undefined) ||
      (event.kind === 'syscall' && event.call === 'accept'),
  );
}
