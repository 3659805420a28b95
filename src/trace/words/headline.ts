import { type Exchange, exchangesOf } from '../reading/exchanges.ts';
import { hasFailed, repetitionsOf } from '../reading/repeats.ts';
import { causeOf, errorOf, firstLine, hasBrokenBody, isAnswered } from '../reading/requests.ts';
import { nothingAskedText } from '../reading/sees.ts';
import { type Stop, stopOf } from '../reading/stop.ts';
import { cutText } from '../record/cut-texts.ts';
import type { LimitEvent, Trace } from '../record/event.ts';
import { placeOfStop } from './program-words.ts';
import { bodiesText, capitalized, requestsText } from './request-words.ts';

/** Most characters of a headline. Fifty requests may fail for as many reasons. */
const HEADLINE_CHARS_MAX = 600;

/** What happened, in a line: `Request 2: socket hang up`. */
export function headlineOf(trace: Trace, exitCode: number | undefined): string {
  return cutText(wholeHeadlineOf(trace, exitCode), HEADLINE_CHARS_MAX);
}

function wholeHeadlineOf(trace: Trace, exitCode: number | undefined): string {
  const exchanges = exchangesOf(trace);
  const lost = exchanges.filter((each) => hasFailed(each, trace));
  const stop = stopOf(trace);
  if (stop || lost.length > 0) {
    const parts = [
      ...(lost.length > 0 ? [failures(lost, trace)] : []),
      ...(stop ? [stopHeadline(stop)] : []),
    ];
    return capitalized(parts.join('; then '));
  }
  const open = exchanges.filter((each) => !errorOf(each) && !isAnswered(each));
  if (open.length > 0) return capitalized(`${requestsText(numbersOf(open))}: no answer`);
  if (exchanges.length === 0 && exitCode === 0) return nothingAskedText(trace);
  if (exitCode !== 0) return `The program ended with exit code ${exitCode ?? 'unknown'}`;
  const answeredInTheEnd = new Set(repetitionsOf(trace).values()).size;
  const all = answered(exchanges.filter(isAnswered).length);
  if (answeredInTheEnd === 0) return all;
  return `${all}, ${tries(answeredInTheEnd)} only at a ${triesNeeded(trace)} try`;
}

/** `the program stopped in line 2: SyntaxError: Unexpected token ';'` */
function stopHeadline(stop: Stop): string {
  const { error } = stop.event;
  return `the program stopped${placeOfStop(stop)}: ${error.name}: ${firstLine(error.message)}`;
}

/** `Requests 2 and 4: socket hang up; the body of response 3: Premature close` */
function failures(failed: readonly Exchange[], trace: Trace): string {
  const whole = failed.filter((each) => !hasBrokenBody(each, trace));
  const bodies = failed.filter((each) => hasBrokenBody(each, trace));
  const parts = [...byCause(whole, requestsText), ...byCause(bodies, bodiesText)];
  return parts.join('; ');
}

function byCause(
  failed: readonly Exchange[],
  listed: (numbers: readonly number[]) => string,
): string[] {
  return [...Map.groupBy(failed, causeOf)].map(
    ([cause, group]) => `${listed(numbersOf(group))}: ${cause}`,
  );
}

function numbersOf(exchanges: readonly Exchange[]): number[] {
  return exchanges.map(({ number }) => number);
}

function answered(count: number): string {
  if (count === 1) return 'The request was answered';
  return count === 2 ? 'Both requests answered' : `All ${count} requests answered`;
}

function tries(count: number): string {
  return count === 1 ? 'one' : `${count}`;
}

/** The number of tries of the request that was tried most often. */
function triesNeeded(trace: Trace): string {
  const failedTries = Map.groupBy(repetitionsOf(trace), ([, answer]) => answer);
  const most = Math.max(...[...failedTries.values()].map((each) => each.length)) + 1;
  return ORDINALS[most] ?? `${most}th`;
}

const ORDINALS = ['', '', 'second', 'third', 'fourth', 'fifth'];

/** `Ended: time limit`; `Requests 2 and 4: socket hang up; then ended: time limit` */
export function limitHeadline({ limit }: LimitEvent, trace: Trace): string {
  const ended = `ended: ${LIMIT_NAMES[limit] ?? limit}`;
  const lost = exchangesOf(trace).filter((each) => hasFailed(each, trace));
  const whole = lost.length > 0 ? `${failures(lost, trace)}; then ${ended}` : ended;
  return cutText(capitalized(whole), HEADLINE_CHARS_MAX);
}

/** The limits of src/lab/limits.ts and of the engines, in words for a reader. Those that are words stand for themselves. */
const LIMIT_NAMES: Readonly<Record<string, string>> = {
  stepsMax: 'step limit',
  microtasksMax: 'microtask limit',
  statementsMax: 'statement limit',
  virtualUsMax: 'time limit',
  outputBytesMax: 'output limit',
  wallMsMax: 'time limit',
  memoryBytesMax: 'memory limit',
  idle: 'nothing left to happen',
};
