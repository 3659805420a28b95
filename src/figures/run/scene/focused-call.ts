import { type Exchange, exchangesOf } from '../../../trace/reading/exchanges.ts';
import { focusOf } from '../../../trace/reading/focus.ts';
import { isLendable } from '../../../trace/reading/lendable.ts';
import { placeOf } from '../../../trace/reading/order.ts';
import { windowLengthUs } from '../../../trace/reading/race-window.ts';
import { causeOf, errorOf, isAnswered } from '../../../trace/reading/requests.ts';
import { arrivalPlaceOf } from '../../../trace/reading/segments.ts';
import type { Trace } from '../../../trace/record/event.ts';
import { callForms } from '../../../trace/words/http-words.ts';
import { windowEndsText } from '../../../trace/words/window-words.ts';

/** The interval in which kernel and Node disagree, by places in the trace. */
export interface WindowSpan {
  readonly from: number;
  readonly to: number;
  readonly lengthUs: number;
  /** What the ends are, in words. */
  readonly words: string;
}

/** The request that the run is about: the block of work that makes it, and what became of it. */
export interface FocusedCall {
  readonly number: number;
  /** The work between asking and writing; undefined where one of the two was not seen. */
  readonly work: { readonly from: number; readonly to: number } | undefined;
  /** What is written on the block, the fullest form first. */
  readonly forms: readonly string[];
  /** Where it goes onto the wire. */
  readonly writtenId: string;
  readonly written: number;
  readonly fate: 'answered' | 'failed' | 'open';
}

/** A request that failed besides the one that the run is about. */
export interface OtherFailure {
  readonly number: number;
  /** Where it goes onto the wire. */
  readonly written: number;
  /** Where its error comes up. */
  readonly place: number;
}

export interface Failure {
  readonly id: string;
  readonly place: number;
  /** `FetchError`, as the program saw it. */
  readonly name: string;
  readonly message: string;
}

/** Undefined as well where no request could fall into it: then it is no danger, and is not drawn as one. */
export function windowSpan(trace: Trace): WindowSpan | undefined {
  const window = focusOf(trace)?.window;
  if (!window || !isLendable(window, trace)) return undefined;
  const end = trace.length - 1;
  return {
    from: arrivalPlaceOf(window.opens, trace) ?? end,
    to: window.closes ? trace.indexOf(window.closes) : end,
    lengthUs: windowLengthUs(window, trace),
    words: windowEndsText(window),
  };
}

export function focusedCallOf(trace: Trace): FocusedCall | undefined {
  const request = focusOf(trace)?.request;
  const written = request?.written ?? request?.sent ?? request?.requested;
  if (!request || !written) return undefined;
  const { number, requested } = request;
  const to = trace.indexOf(written);
  const isWork = requested !== undefined && requested !== written;
  return {
    number,
    work: isWork ? { from: trace.indexOf(requested), to: endOfWork(request, trace) } : undefined,
    forms: callForms(request),
    writtenId: written.id,
    written: to,
    fate: errorOf(request) ? 'failed' : isAnswered(request) ? 'answered' : 'open',
  };
}

/** The work ends with the write, or with the turn when the socket had to be connected first. */
function endOfWork({ requested, written }: Exchange, trace: Trace): number {
  const from = requested ? trace.indexOf(requested) : 0;
  const to = written ? trace.indexOf(written) : from;
  const turnEnds = trace.findIndex(
    (event, place) => place > from && event.kind === 'phase' && event.actor === 'client',
  );
  return turnEnds < 0 ? to : Math.min(to, turnEnds - 1);
}

export function failureOf(trace: Trace): Failure | undefined {
  const request = focusOf(trace)?.request;
  const event = request?.failed ?? request?.threw;
  if (!request || !event) return undefined;
  return {
    id: event.id,
    place: trace.indexOf(event),
    name: request.threw?.error.name ?? event.error.name,
    message: causeOf(request),
  };
}

/** Every failed request has its mark, whatever else there is room for. */
export function otherFailuresOf(trace: Trace): readonly OtherFailure[] {
  const inQuestion = focusOf(trace)?.request;
  return exchangesOf(trace).flatMap((exchange) => {
    const { number, failed, threw, written, sent, requested } = exchange;
    const event = failed ?? threw;
    const leaves = written ?? sent ?? requested;
    if (exchange === inQuestion || !event || !leaves) return [];
    return [{ number, written: placeOf(leaves, trace), place: placeOf(event, trace) }];
  });
}
