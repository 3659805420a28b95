import { decisiveStepOf } from '../../trace/reading/decisive-step.ts';
import { focusOf, responseTimeOf, zeroOf } from '../../trace/reading/focus.ts';
import { oncePerTrace } from '../../trace/reading/once-per-trace.ts';
import { closerOf } from '../../trace/reading/race-window.ts';
import { eventsAt, type Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { type EmptyLanes, emptyLanes } from '../../trace/words/empty-lanes.ts';
import {
  type Failure,
  type FocusedCall,
  failureOf,
  focusedCallOf,
  type OtherFailure,
  otherFailuresOf,
  type WindowSpan,
  windowSpan,
} from './scene/focused-call.ts';
import { type DrawnJob, jobsOf } from './scene/jobs.ts';
import { type Look, looksAmong } from './scene/looks.ts';
import type { LeftOut } from './scene/part.ts';
import { type DrawnSegment, segmentsOf } from './scene/segments.ts';
import { type SocketRows, socketRows } from './scene/sockets.ts';
import { type Step, stepsOf } from './scene/steps.ts';
import { type Turn, turnsOf } from './scene/turns.ts';

/**
 * Everything that a picture of a run shows, whatever its width. Positions are places in the trace. It is plain data, so
 * that a page can be built with it and its script can draw it without the code that reads traces.
 */
export interface Scene {
  readonly level: Level;
  /** The steps of the level, in order. */
  readonly steps: readonly Step[];
  /** Place of the decisive step. A figure begins there. */
  readonly decisiveStep: number;
  /** When each event of the run happened, in microseconds since the zero of its clock. */
  readonly times: readonly number[];
  readonly zero: Zero;
  readonly turns: readonly Turn[];
  readonly jobs: readonly DrawnJob[];
  readonly sockets: SocketRows;
  /** Where Node asks the kernel about a socket. */
  readonly looks: readonly Look[];
  readonly segments: readonly DrawnSegment[];
  readonly window: WindowSpan | undefined;
  readonly focusedCall: FocusedCall | undefined;
  readonly failure: Failure | undefined;
  /** The other requests that failed. */
  readonly otherFailures: readonly OtherFailure[];
  /** What is written in a lane that has nothing to show: the engine does not see it, or nothing happened. */
  readonly empty: EmptyLanes;
  /** The response from which compared runs count, in microseconds since the start of the run. */
  readonly responseUs: number;
  /** How many steps there are before and after this part of a run: see range.ts. Undefined for a whole run. */
  readonly leftOut?: LeftOut;
}

/** The moment from which a run's clock counts. */
export interface Zero {
  readonly what: 'FIN' | 'RST' | 'response' | 'start';
  /** Microseconds since the start of the run. */
  readonly t: number;
}

/** The scene of a run at a level. It is derived once for each trace. */
export function sceneOf(trace: Trace, level: Level): Scene {
  return SCENES[level](trace);
}

const SCENES = {
  story: oncePerTrace((trace) => derive(trace, 'story')),
  machinery: oncePerTrace((trace) => derive(trace, 'machinery')),
  everything: oncePerTrace((trace) => derive(trace, 'everything')),
};

function derive(trace: Trace, level: Level): Scene {
  const told = eventsAt(level, trace);
  const inView = viewOf(told, trace);
  const sockets = socketRows(trace);
  const turns = turnsOf(trace);
  const zero = zeroOf(trace);
  return {
    level,
    steps: stepsOf(trace, level),
    decisiveStep: decisiveStepOf(trace),
    times: trace.map(({ t }) => t - zero),
    zero: { what: whatIsZero(trace), t: zero },
    turns: turns.filter(inView),
    jobs: jobsOf(trace, level),
    sockets: { node: sockets.node.filter(inView), kernel: sockets.kernel.filter(inView) },
    looks: looksAmong(told, trace),
    segments: segmentsOf(trace, level).filter(({ place }) => inView({ from: place, to: place })),
    window: windowSpan(trace),
    focusedCall: focusedCallOf(trace),
    failure: failureOf(trace),
    otherFailures: otherFailuresOf(trace),
    responseUs: responseTimeOf(trace),
    empty: emptyLanes(trace, {
      loop: turns.length > 0,
      kernel: sockets.kernel.length > 0,
      wire: trace.some((event) => event.kind === 'packet'),
    }),
  };
}

/**
 * The same scene on a clock that counts from the response. Runs are compared on it, because each of them has a response;
 * a fix may leave a run without a FIN.
 */
export function sceneSinceResponse(trace: Trace, level: Level): Scene {
  const scene = sceneOf(trace, level);
  const zero = responseTimeOf(trace);
  const byUs = scene.zero.t - zero;
  return {
    ...scene,
    zero: { what: 'response', t: zero },
    times: scene.times.map((t) => t + byUs),
    steps: scene.steps.map((step) => ({ ...step, t: step.t + byUs })),
  };
}

/** Tests whether something overlaps the time from the first step of a level to the last. */
function viewOf(events: Trace, trace: Trace) {
  const [opening] = events;
  const ending = events.at(-1);
  const first = opening ? trace.indexOf(opening) : 0;
  const last = ending ? trace.lastIndexOf(ending) : trace.length;
  return ({ from, to }: { readonly from: number; readonly to: number }) =>
    to >= first && from <= last;
}

function whatIsZero(trace: Trace): Zero['what'] {
  const focus = focusOf(trace);
  if (focus?.window) return closerOf(focus.window);
  return (focus?.previous?.answered ?? focus?.previous?.response) ? 'response' : 'start';
}
