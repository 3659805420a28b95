import { responseTimeOf } from '../../trace/reading/focus.ts';
import { eventsAt, type Level } from '../../trace/reading/story.ts';
import type { Trace, TraceEvent } from '../../trace/record/event.ts';
import { SAME_MOMENT_US } from './shared-clock.ts';

/**
 * The steps of `trace` that `other`, a run of nearly the same program, does not have, has at another time, or has with
 * other content, such as another header. Times count from the response, as on a shared clock.
 */
export function differencesFrom(other: Trace, trace: Trace, level: Level): ReadonlySet<string> {
  const there = new Map(eventsAt(level, other).map((event) => [event.id, event]));
  const differing = eventsAt(level, trace).filter((event) => {
    const same = there.get(event.id);
    return !same || contentOf(same) !== contentOf(event) || isApart(same, other, event, trace);
  });
  return new Set(differing.map(({ id }) => id));
}

function isApart(one: TraceEvent, of: Trace, other: TraceEvent, ofOther: Trace): boolean {
  const apartUs = one.t - responseTimeOf(of) - (other.t - responseTimeOf(ofOther));
  return Math.abs(apartUs) > SAME_MOMENT_US;
}

/**
 * Properties of an event that are not compared as content. Time is compared by `isApart`. The others change as a
 * consequence of another difference: a sequence number, a port, a line of the program, and the calls that got a value
 * from a request.
 */
const NO_CONTENT: ReadonlySet<string> = new Set([
  't',
  'arrivesAt',
  'line',
  'seq',
  'ack',
  'source',
  'target',
  'localPort',
  'calls',
]);

function contentOf(event: TraceEvent): string {
  return JSON.stringify(event, (key, value) => (NO_CONTENT.has(key) ? undefined : value));
}
