import { isEndEvent } from '../record/end-event.ts';
import type { Trace } from '../record/event.ts';

/**
 * The part of a trace that says how its requests ended. `runEndOf` needs no more of a run with the
 * probe, and this part is a fraction of the events.
 */
export function endEventsOf(trace: Trace): Trace {
  return trace.filter(isEndEvent);
}
