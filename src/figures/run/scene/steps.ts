import { focusOf, zeroOf } from '../../../trace/reading/focus.ts';
import { placeOf } from '../../../trace/reading/order.ts';
import { eventsAt, type Level, storyOf } from '../../../trace/reading/story.ts';
import type { Trace, TraceEvent } from '../../../trace/record/event.ts';
import { type Words, wordsOf } from '../../../trace/words/words-of.ts';
import { type Lane, laneOf } from '../lane.ts';

/** An event that the level shows, and the words for it. */
export interface Step {
  readonly id: string;
  /** Place in the trace. */
  readonly place: number;
  /** Microseconds since the zero of the run's clock. */
  readonly t: number;
  readonly lane: Lane;
  /** Whether the step belongs to the story. The other levels add steps that do not. */
  readonly told: boolean;
  /**
   * Whether the step opens or closes the race window, or is the write or the failure of the request in focus. The labels
   * of such steps get room first.
   */
  readonly decides: boolean;
  /** Whether the program gets an error here. */
  readonly fails: boolean;
  readonly words: Words;
}

export function stepsOf(trace: Trace, level: Level): readonly Step[] {
  const zero = zeroOf(trace);
  const story = new Set(storyOf(trace));
  const deciding = decidingEvents(trace);
  return eventsAt(level, trace).map((event) => ({
    id: event.id,
    place: placeOf(event, trace),
    t: event.t - zero,
    lane: laneOf(event),
    told: story.has(event),
    decides: deciding.has(event),
    fails: isFailure(event),
    // Words are made when they are read: a long run has tens of thousands of steps, and few are shown.
    get words() {
      return wordsOf(event, trace);
    },
  }));
}

function decidingEvents(trace: Trace): ReadonlySet<TraceEvent | undefined> {
  const focus = focusOf(trace);
  const { window, request } = focus ?? {};
  return new Set([window?.opens, request?.written, window?.closes, request?.failed]);
}

function isFailure(event: TraceEvent): boolean {
  if (event.actor !== 'client') return false;
  if (event.kind === 'http') return event.what === 'error';
  return event.kind === 'throw' || event.kind === 'uncaught';
}
