import { focusOf, responseTimeOf, zeroOf } from '../../trace/reading/focus.ts';
import { oncePerTrace } from '../../trace/reading/once-per-trace.ts';
import { closerOf } from '../../trace/reading/race-window.ts';
import { hasBrokenBody } from '../../trace/reading/requests.ts';
import { nothingAskedText } from '../../trace/reading/sees.ts';
import { stopOf } from '../../trace/reading/stop.ts';
import { eventsAt, type Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
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
import { type DrawnLook, drawnLooks } from './scene/looks.ts';
import { type DrawnSegment, segmentsOf } from './scene/segments.ts';
import { type SocketRows, socketRows } from './scene/sockets.ts';
import { type Step, stepsOf } from './scene/steps.ts';
import { type Turn, turnsOf } from './scene/turns.ts';

/**
 * Everything that a picture of a run shows, in places of its trace: what there is before anyone asks how wide.
 * Plain data. A page is built with the scene of its run, and draws it without knowing what a trace means.
 */
export interface Scene {
  readonly level: Level;
  /** The steps of the level, in order. */
  readonly steps: readonly Step[];
  /** Place of the event by which the run is decided. Every reader begins there. */
  readonly decisiveStep: number;
  /** When each event of the run happened, in microseconds since the zero of its clock. */
  readonly times: readonly number[];
  readonly zero: Zero;
  readonly turns: readonly Turn[];
  readonly jobs: readonly DrawnJob[];
  readonly sockets: SocketRows;
  /** Where Node asks the kernel about a socket. */
  readonly looks: readonly DrawnLook[];
  readonly segments: readonly DrawnSegment[];
  readonly window: WindowSpan | undefined;
  readonly focusedCall: FocusedCall | undefined;
  readonly failure: Failure | undefined;
  /** The other requests that failed. */
  readonly otherFailures: readonly OtherFailure[];
  /** Why there is nothing to draw in a lane that the engine could see; undefined where there is something. */
  readonly nothing: string | undefined;
  /** What the engine could see. A lane that it cannot see is left empty, and says so. */
  readonly sees: { readonly loop: boolean; readonly kernel: boolean; readonly wire: boolean };
}

/** Where a run's clock is zero. */
export interface Zero {
  readonly what: 'FIN' | 'RST' | 'response' | 'start';
  /** Microseconds since the start of the run. */
  readonly t: number;
}

/** A level of a run as a picture shows it; derived once. */
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
    decisiveStep: turningPoint(trace),
    times: trace.map(({ t }) => t - zero),
    zero: { what: whatIsZero(trace), t: zero },
    turns: turns.filter(inView),
    jobs: jobsOf(trace, level),
    sockets: { node: sockets.node.filter(inView), kernel: sockets.kernel.filter(inView) },
    looks: drawnLooks(told, trace),
    segments: segmentsOf(trace, level).filter(({ place }) => inView({ from: place, to: place })),
    window: windowSpan(trace),
    focusedCall: focusedCallOf(trace),
    failure: failureOf(trace),
    otherFailures: otherFailuresOf(trace),
    nothing: nothingIn(trace),
    sees: {
      loop: turns.length > 0,
      kernel: sockets.kernel.length > 0,
      wire: trace.some((event) => event.kind === 'packet'),
    },
  };
}

/** The same on a clock that counts from the response, which all runs have that can be compared. A fix may take the FIN away. */
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

/** What has a part in the time from the first step of a level to the last. */
function viewOf(events: Trace, trace: Trace) {
  const [opening] = events;
  const ending = events.at(-1);
  const first = opening ? trace.indexOf(opening) : 0;
  const last = ending ? trace.lastIndexOf(ending) : trace.length;
  return ({ from, to }: { readonly from: number; readonly to: number }) =>
    to >= first && from <= last;
}

/**
 * Where the program stopped by an error of its own; else where the body in focus failed, or the write of the request
 * in focus; the end of a run that made none.
 */
function turningPoint(trace: Trace): number {
  const stop = stopOf(trace);
  if (stop) return trace.indexOf(stop.event);
  const request = focusOf(trace)?.request;
  if (request?.failed && hasBrokenBody(request, trace)) return trace.indexOf(request.failed);
  const event = request?.written ?? request?.sent ?? request?.requested;
  return event ? trace.indexOf(event) : trace.length - 1;
}

/** A run that is not there, or that has nothing to do with the network, says nothing about its engine. */
function nothingIn(trace: Trace): string | undefined {
  if (trace.length === 0) return 'No run yet.';
  if (focusOf(trace)) return undefined;
  return `${nothingAskedText(trace)}.`;
}

function whatIsZero(trace: Trace): Zero['what'] {
  const focus = focusOf(trace);
  if (focus?.window) return closerOf(focus.window);
  return (focus?.previous?.answered ?? focus?.previous?.response) ? 'response' : 'start';
}
