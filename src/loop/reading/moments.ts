import { oncePerTrace } from '../../trace/reading/once-per-trace.ts';
import type { Trace, TraceEvent } from '../../trace/record/event.ts';
import { type Queued, queuedIn } from './queued.ts';

/** A step of a run as /loop/ shows it. */
export interface LoopMoment {
  /** In the trace. */
  readonly place: number;
  readonly event: TraceEvent;
  /** What is put into a queue here, taken out of it, or run. */
  readonly queued?: Queued;
}

/** A run of one program, as /loop/ shows it. */
export interface LoopRun {
  readonly trace: Trace;
  readonly moments: readonly LoopMoment[];
  /** What is worth showing of the queues: see `isShown`. */
  readonly queued: readonly Queued[];
}

/**
 * The steps of a run. Node puts much into its queues for itself: a tick after each write to the
 * terminal, the jobs of the module loader. Those are left out, unless the program does something
 * in them.
 */
export const loopRunOf = oncePerTrace((trace): LoopRun => {
  const queued = queuedIn(trace).filter((each) => isShown(each, trace));
  const byPlace = new Map<number, Queued>();
  for (const each of queued) {
    for (const place of [each.askedAt, ...each.ranAt, each.clearedAt ?? -1])
      byPlace.set(place, each);
  }
  const moments: LoopMoment[] = [];
  for (const [place, event] of trace.entries()) {
    if (event.actor !== 'client') continue;
    const found = byPlace.get(place);
    // What Node put into a queue before the program began is not one of its steps.
    const isBefore = found?.askedAt === place && found.line === undefined;
    if (found && !isBefore) moments.push({ place, event, queued: found });
    else if (!found && isStep(event, place, trace)) moments.push({ place, event });
  }
  return { trace, moments, queued };
});

function isStep(event: TraceEvent, place: number, trace: Trace): boolean {
  switch (event.kind) {
    case 'output':
    case 'throw':
    case 'uncaught':
    case 'exit':
    case 'limit':
      return true;
    case 'phase':
      return event.phase !== 'exited';
    case 'callback':
      return event.phase !== 'main' && !LEADS_ELSEWHERE.has(event.what) && hasEffect(place, trace);
    case 'tick':
    case 'microtask':
    case 'timer':
    case 'immediate':
      return hasEffect(place, trace);
    default:
      return false;
  }
}

/** Callbacks in which Node calls a list of functions; those are steps themselves. */
const LEADS_ELSEWHERE: ReadonlySet<string> = new Set(['processTimers', 'processImmediate']);

/**
 * A thing in a queue is shown when the program asked for it, or when it does something of the
 * program's. A promise that follows another promise does nothing that can be seen, and is shown all
 * the same, because it takes a turn in the queue.
 */
function isShown({ queue, name, line, own, ranAt }: Queued, trace: Trace): boolean {
  if (own) return true;
  const isOfProgram = line !== undefined && (name === 'thenable' || name === 'queueMicrotask');
  if (queue === 'job' && isOfProgram) return true;
  return ranAt.some((place) => hasEffect(place, trace));
}

/** Whether the program does something between the event at a place and the next thing that runs. */
function hasEffect(place: number, trace: Trace): boolean {
  const start = trace[place];
  for (const event of trace.slice(place + 1)) {
    if (event.actor !== 'client') continue;
    if (BEGINS_OR_ENDS.has(event.kind)) return false;
    if (event.line !== undefined && event.line !== start?.line) return true;
    if (['output', 'throw', 'uncaught'].includes(event.kind)) return true;
  }
  return false;
}

const BEGINS_OR_ENDS: ReadonlySet<TraceEvent['kind']> = new Set([
  'phase',
  'callback',
  'callback-end',
  'tick',
  'microtask',
  'timer',
  'immediate',
]);
