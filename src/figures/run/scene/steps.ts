import { focusOf, zeroOf } from '../../../trace/reading/focus.ts';
import { eventsAt, type Level, storyOf } from '../../../trace/reading/story.ts';
import type { Trace, TraceEvent } from '../../../trace/record/event.ts';
import { type Words, wordsOf } from '../../../trace/words/words-of.ts';
import { type Lane, laneOf } from '../lane.ts';

/** A step that a reader can be at: an event that the level shows, and what is said of it. */
export interface Step {
  readonly id: string;
  /** In the trace. */
  readonly place: number;
  /** Microseconds since the zero of the run's clock. */
  readonly t: number;
  readonly lane: Lane;
  /** A part of the story, whatever the level. */
  readonly told: boolean;
  /** One of the few whose time must be readable, where there is no room for all. */
  readonly decides: boolean;
  /** Here the program meets its error. */
  readonly fails: boolean;
  readonly words: Words;
}

export function stepsOf(trace: Trace, level: Level): readonly Step[] {
  const zero = zeroOf(trace);
  const story = new Set(storyOf(trace));
  const deciding = decidingEvents(trace);
  const places = new Map(trace.map((event, place) => [event, place]));
  return eventsAt(level, trace).map((event) => ({
    id: event.id,
    place: places.get(event) ?? -1,
    t: event.t - zero,
    lane: laneOf(event),
    told: story.has(event),
    decides: deciding.has(event),
    fails: isFailure(event),
    words: wordsOf(event, trace),
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
