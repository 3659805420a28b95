import type { Trace, TraceEvent } from '../trace/event.ts';
import { focusOf } from '../trace/focus.ts';
import { laneOf } from './lane.ts';

/** A way to go on from the step that the reader is at. */
export type Move =
  | { readonly to: 'next' | 'previous' }
  | { readonly to: 'next-in-lane' | 'previous-in-lane' }
  | { readonly to: 'next-failure' | 'previous-failure' }
  | { readonly to: 'first' | 'last' };

/** Where a move leads among the steps of a level; the step itself where there is nothing to go to. */
export function moved(
  steps: Trace,
  from: TraceEvent | undefined,
  move: Move,
): TraceEvent | undefined {
  const at = from ? steps.indexOf(from) : -1;
  const after = steps.slice(at + 1);
  const before = steps.slice(0, Math.max(at, 0));
  const isInLane = (event: TraceEvent) => from !== undefined && laneOf(event) === laneOf(from);
  switch (move.to) {
    case 'next':
      return after[0] ?? from;
    case 'previous':
      return before.at(-1) ?? from;
    case 'next-in-lane':
      return after.find(isInLane) ?? from;
    case 'previous-in-lane':
      return before.findLast(isInLane) ?? from;
    case 'next-failure':
      return after.find(isFailure) ?? from;
    case 'previous-failure':
      return before.findLast(isFailure) ?? from;
    case 'first':
      return steps[0];
    case 'last':
      return steps.at(-1);
  }
}

function isFailure(event: TraceEvent): boolean {
  if (event.actor !== 'client') return false;
  if (event.kind === 'http') return event.what === 'error';
  return event.kind === 'throw' || event.kind === 'uncaught';
}

/** Where a run is decided: the write of the request in focus. Every reader begins there. */
export function turningPoint(trace: Trace): TraceEvent | undefined {
  const request = focusOf(trace)?.request;
  return request?.written ?? request?.sent ?? request?.requested ?? trace.at(-1);
}

/**
 * The step of a level that an id stands for. What the level does not show is the last one before it that the
 * level does show; an id that the run does not have is its turning point.
 */
export function stepAt(steps: Trace, trace: Trace, id: string | undefined): TraceEvent | undefined {
  const wanted = trace.find((event) => event.id === id) ?? turningPoint(trace);
  if (!wanted || steps.includes(wanted)) return wanted;
  const place = trace.indexOf(wanted);
  return steps.findLast((event) => trace.indexOf(event) <= place) ?? steps[0];
}
