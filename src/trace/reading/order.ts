import type { Phase, Trace, TraceEvent } from '../record/event.ts';
import { oncePerTrace } from './once-per-trace.ts';

/** The place of each event in the list. Events of one microsecond can only be compared by it. */
const placesOf = oncePerTrace(
  (trace): ReadonlyMap<TraceEvent, number> =>
    new Map(trace.map((event, place) => [event, place] as const)),
);

/** The place of an event in the list; −1 when it is not in it. */
export function placeOf(event: TraceEvent, trace: Trace): number {
  return placesOf(trace).get(event) ?? -1;
}

/** Whether `a` happened before `b`; false when either did not happen at all. */
export function isBefore(
  a: TraceEvent | undefined,
  b: TraceEvent | undefined,
  trace: Trace,
): boolean {
  const places = placesOf(trace);
  const placeA = a && places.get(a);
  const placeB = b && places.get(b);
  return placeA !== undefined && placeB !== undefined && placeA < placeB;
}

/**
 * The phases that the client's loop entered between two events, in order. Undefined when the engine
 * sees no phases, because then nothing can be concluded.
 */
export function phasesBetween(
  from: TraceEvent,
  to: TraceEvent,
  trace: Trace,
): readonly Phase[] | undefined {
  const isSeen = trace.some((event) => event.kind === 'phase' && event.actor === 'client');
  if (!isSeen) return undefined;
  const places = placesOf(trace);
  return trace
    .slice((places.get(from) ?? 0) + 1, places.get(to))
    .flatMap((event) => (event.kind === 'phase' && event.actor === 'client' ? [event.phase] : []));
}
