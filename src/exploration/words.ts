import type { Trace } from '../trace/record/event.ts';
import { causeText } from '../trace/words/cause-words.ts';
import { requestsText } from '../trace/words/request-words.ts';
import { signOf, type Verdict } from '../trace/words/verdict.ts';
import type { Boundary } from './boundary.ts';
import type { Certainty } from './certainty.ts';
import { CALLBACK_RANGE_US, FIN_SPREAD_US } from './plausible.ts';
import type { Tried } from './variation.ts';

/** The label of an answer that another timing would change. */
const DEPENDS = 'Depends on timing';

/** A verdict as readers see it. */
export interface ShownVerdict {
  readonly outcome: 'ok' | 'failed' | 'depends';
  readonly headline: string;
  /** What this run did, where the headline is about several. */
  readonly now: string;
}

/**
 * The verdict of a run, or that it depends on timing, when another timing would give another answer.
 *
 * @param certainty undefined where nobody has tried another timing
 */
export function shownVerdict(
  verdict: Pick<Verdict, 'failed' | 'headline'>,
  certainty: Certainty | undefined,
): ShownVerdict {
  if (certainty?.certain !== false)
    return { outcome: signOf(verdict), headline: verdict.headline, now: '' };
  const now = verdict.failed ? 'failed this time' : 'answered this time';
  return { outcome: 'depends', headline: DEPENDS, now };
}

/**
 * What an answer depends on, and where it changes: `answered, because the FIN came 312 µs before
 * Node looked; from a FIN 0.34 ms after the response on, request 2 fails`.
 *
 * @param trace this run
 * @param did the result of this run: `answered`, `failed`, `request 2: socket hang up`
 */
export function dependenceText(
  { boundary, other }: Pick<Extract<Certainty, { certain: false }>, 'boundary' | 'other'>,
  trace: Trace,
  did: string,
): string {
  const cause = causeText(trace);
  const because = cause ? `, because ${cause}` : '';
  return `${did}${because}; ${placeText(boundary)}, ${endText(other)}`;
}

/** The range in which an answer stays, or why that was not found out. */
export function certaintyText(certainty: Certainty): string {
  switch (certainty.certain) {
    case true:
      return certainty.isFinTried
        ? `${SAME_ANSWER}, late timers and the FIN of server.mjs up to ${ms(FIN_SPREAD_US)} ms earlier or later`
        : `${SAME_ANSWER} and late timers`;
    case false:
      return 'another time would give another answer';
    case undefined:
      return WHY_UNKNOWN[certainty.why];
  }
}

/** `± Depends on timing: answered, because …`, or the range in which the answer stays the same. */
export function certaintyLine(certainty: Certainty, trace: Trace, answered: boolean): string {
  const sentence = certaintySentence(certainty, trace, answered);
  return certainty.certain === false ? `± ${sentence}` : sentence;
}

/** The same without the sign. */
export function certaintySentence(certainty: Certainty, trace: Trace, answered: boolean): string {
  if (certainty.certain === false)
    return `${DEPENDS}: ${dependenceText(certainty, trace, answered ? 'answered' : 'failed')}.`;
  const text = certaintyText(certainty);
  return certainty.certain ? `Certain: ${text}.` : `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

const SAME_ANSWER = `the same answer with callbacks of ${ms(CALLBACK_RANGE_US.least)} to ${ms(CALLBACK_RANGE_US.most)} ms`;

const WHY_UNKNOWN = {
  'too-slow': 'not tried at other speeds: a run of this program takes too long',
  spoiled: 'not tried at other speeds: the program changed what its next run would begin with',
  'fin-unknown': `${SAME_ANSWER} and late timers; an earlier or later FIN of this server was not tried`,
} as const;

function placeText({ knob, value, direction, beside }: Boundary): string {
  const place = PLACES[knob](value, direction);
  return beside ? `${place} and the FIN comes ${lateText(beside.value)}` : place;
}

const PLACES: Readonly<
  Record<Boundary['knob'], (value: number, direction: Boundary['direction']) => string>
> = {
  fin: (value, direction) => {
    const at = value === 0 ? 'right with the response' : `${value} ms after the response`;
    return direction === 'below' ? `up to a FIN ${at}` : `from a FIN ${at} on`;
  },
  process: (value, direction) =>
    `when a callback of the client takes ${orBeyond(value, direction)}`,
  timer: (value, direction) => `when its timers come ${orBeyond(value, direction)} late`,
  wake: (value, direction) => `when a waiting client runs again in ${orBeyond(value, direction)}`,
  phase: (value) =>
    `when the run starts ${value} ms into a millisecond, of which libuv counts whole ones`,
};

function orBeyond(value: number, direction: Boundary['direction']): string {
  return direction === 'at'
    ? `${value} ms`
    : `${value} ms or ${direction === 'above' ? 'more' : 'less'}`;
}

function lateText(value: number): string {
  return value === 0 ? 'with the response' : `${value} ms after the response`;
}

/** `request 2 fails`, `requests 5 and 8 fail` */
function endText({ answered, failed }: Tried): string {
  if (answered) return 'every request is answered';
  if (failed.length === 0) return 'not every request is answered';
  return `${requestsText(failed)} ${failed.length === 1 ? 'fails' : 'fail'}`;
}

function ms(us: number): string {
  return `${us / 1000}`;
}
