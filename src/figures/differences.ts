import type { Trace } from '../trace/event.ts';
import { zeroOf } from '../trace/focus.ts';
import { eventsAt, type Level } from '../trace/story.ts';

/**
 * The steps of a run that another run of nearly the same program does not have, or has at another time. Steps are
 * matched by their names, which say what they are, and by their time since the zero of each run.
 */
export function differencesFrom(other: Trace, trace: Trace, level: Level): ReadonlySet<string> {
  const there = new Set(eventsAt(level, other).map((event) => stamp(event, other)));
  const differing = eventsAt(level, trace).filter((event) => !there.has(stamp(event, trace)));
  return new Set(differing.map(({ id }) => id));
}

function stamp({ id, t }: Trace[number], trace: Trace): string {
  return `${id} ${t - zeroOf(trace)}`;
}
