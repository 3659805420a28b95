import { isAtClientEnd } from '../trace/reading/ends.ts';
import { type Exchange, exchangeByEvent } from '../trace/reading/exchanges.ts';
import { focusOf } from '../trace/reading/focus.ts';
import { windowAround } from '../trace/reading/race-window.ts';
import { isReset } from '../trace/reading/segments.ts';
import { storyInFocus } from '../trace/reading/story-in-focus.ts';
import type { Trace, TraceEvent } from '../trace/record/event.ts';
import { wordsOf } from '../trace/words/words-of.ts';

/**
 * The four that a run is between. The bug is between two of them: Node, and the kernel of its machine, which knows of
 * the FIN before Node does.
 */
export type DiagramActor = 'P' | 'N' | 'K' | 'S';

/** A message of a sequence diagram, or a note over an actor when `to` is undefined. */
export interface DiagramStep {
  readonly event: TraceEvent;
  readonly from: DiagramActor;
  readonly to: DiagramActor | undefined;
  /** Its arrow ends in a cross: it comes too late, is refused, or is an error. */
  readonly isLost: boolean;
  readonly words: string;
}

/** The fatal moment as messages: what the ladder shows, and where the program made the request in focus. */
export function diagramSteps(trace: Trace): readonly DiagramStep[] {
  return storyInFocus(trace).flatMap((event) => {
    const step = stepFor(event, trace);
    return step ? [{ event, words: wordsOf(event, trace).short, ...step }] : [];
  });
}

type Route = Pick<DiagramStep, 'from' | 'to' | 'isLost'>;

function stepFor(event: TraceEvent, trace: Trace): Route | undefined {
  const exchange = exchangeByEvent(trace).get(event);
  switch (event.kind) {
    case 'packet':
      if (event.from === 'server') return route('S', 'K', isReset(event));
      // A request whose write nobody saw goes from Node, other segments from its kernel.
      return route(event === exchange?.sent ? 'N' : 'K', 'S');
    case 'syscall':
      return syscallRoute(event, exchange, trace);
    case 'read':
      return isAtClientEnd(event) ? route('K', 'N') : undefined;
    case 'http':
      return httpRoute(event, exchange, trace);
    case 'timer':
    case 'immediate':
      return route('N', 'P');
    case 'uncaught':
    case 'limit':
      return route('P', undefined);
    default:
      return undefined;
  }
}

function syscallRoute(
  event: Extract<TraceEvent, { kind: 'syscall' }>,
  exchange: Exchange | undefined,
  trace: Trace,
): Route | undefined {
  if (!isAtClientEnd(event)) return undefined;
  switch (event.call) {
    case 'write':
      if (typeof event.result === 'string') return route('N', 'K', true);
      return route(
        'N',
        'S',
        event === exchange?.written && windowAround(event, trace) !== undefined,
      );
    case 'read':
      return route('K', 'N');
    case 'peek':
    case 'shutdown':
    case 'close':
      return route('N', 'K');
    default:
      return undefined;
  }
}

function httpRoute(
  event: Extract<TraceEvent, { kind: 'http' }>,
  exchange: Exchange | undefined,
  trace: Trace,
): Route | undefined {
  switch (event.what) {
    case 'request':
      // The program makes every request, but only of the one in focus it matters when.
      return exchange === focusOf(trace)?.request || !exchange?.written
        ? route('P', 'N')
        : undefined;
    case 'response':
      return exchange?.answered ? undefined : route('S', 'N');
    case 'error':
      return route('N', 'P', true);
    case 'socket':
    case 'pooled':
      return route('N', 'N');
    default:
      return undefined;
  }
}

function route(from: DiagramActor, to: DiagramActor | undefined, isLost = false): Route {
  return { from, to, isLost };
}
