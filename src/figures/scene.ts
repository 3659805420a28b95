import type { Trace, TraceEvent } from '../trace/event.ts';
import { zeroOf } from '../trace/focus.ts';
import { eventsAt, type Level } from '../trace/story.ts';
import {
  type Decision,
  decisionOf,
  type Failure,
  failureOf,
  type WindowSpan,
  windowSpan,
} from './scene/decision.ts';
import { type Job, jobsOf } from './scene/jobs.ts';
import { type Segment, segmentsOf } from './scene/segments.ts';
import { type SocketRows, socketRows } from './scene/sockets.ts';
import { type Turn, turnsOf } from './scene/turns.ts';

/** Everything that a picture of a run shows, in places of its trace: what there is before anyone asks how wide. */
export interface Scene {
  readonly trace: Trace;
  readonly level: Level;
  /** The steps of the level, in order. */
  readonly events: Trace;
  readonly zero: number;
  readonly turns: readonly Turn[];
  readonly jobs: readonly Job[];
  readonly sockets: SocketRows;
  readonly segments: readonly Segment[];
  readonly window: WindowSpan | undefined;
  readonly decision: Decision | undefined;
  readonly failure: Failure | undefined;
  /** What the engine could see. A lane that it cannot see is left empty, and says so. */
  readonly sees: { readonly loop: boolean; readonly kernel: boolean; readonly wire: boolean };
}

export function sceneOf(trace: Trace, level: Level): Scene {
  const events = eventsAt(level, trace);
  const inView = viewOf(events, trace);
  const sockets = socketRows(trace);
  const turns = turnsOf(trace);
  return {
    trace,
    level,
    events,
    zero: zeroOf(trace),
    turns: turns.filter(inView),
    jobs: jobsOf(trace, level),
    sockets: { node: sockets.node.filter(inView), kernel: sockets.kernel.filter(inView) },
    segments: segmentsOf(trace, level).filter(({ place }) => inView({ from: place, to: place })),
    window: windowSpan(trace),
    decision: decisionOf(trace),
    failure: failureOf(trace),
    sees: {
      loop: turns.length > 0,
      kernel: sockets.kernel.length > 0,
      wire: trace.some((event) => event.kind === 'packet'),
    },
  };
}

/** What has a part in the time from the first step of a level to the last. */
function viewOf(events: Trace, trace: Trace) {
  const first = events[0] ? trace.indexOf(events[0]) : 0;
  const last = events.length > 0 ? trace.lastIndexOf(events.at(-1)!) : trace.length;
  return ({ from, to }: { readonly from: number; readonly to: number }) =>
    to >= first && from <= last;
}

/** The step that a reader is at, and where it stands in the trace. */
export interface Now {
  readonly event: TraceEvent;
  readonly place: number;
}

export function nowAt(trace: Trace, id: string | undefined): Now | undefined {
  const place = trace.findIndex((event) => event.id === id);
  const event = trace[place];
  return event ? { event, place } : undefined;
}
