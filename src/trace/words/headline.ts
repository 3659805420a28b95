import { type Exchange, exchangesOf } from '../reading/exchanges.ts';
import { hasFailed, repetitionsOf } from '../reading/repeats.ts';
import { causeOf, errorOf, firstLine, hasBrokenBody, isAnswered } from '../reading/requests.ts';
import { nothingAskedText } from '../reading/sees.ts';
import { type Stop, stopOf } from '../reading/stop.ts';
import type { LimitEvent, Trace } from '../record/event.ts';

/** What happened, in a line: `Request 2: socket hang up`. */
export function headlineOf(trace: Trace, exitCode: number | undefined): string {
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
  if (open.length > 0) return capitalized(`${listed(open)}: no answer`);
  if (exchanges.length === 0 && exitCode === 0) return nothingAskedText(trace);
  if (exitCode !== 0) return `The program ended with exit code ${exitCode ?? 'unknown'}`;
  const answeredInTheEnd = new Set(repetitionsOf(trace).values()).size;
  const all = answered(exchanges.filter(isAnswered).length);
  if (answeredInTheEnd === 0) return all;
  return `${all}, ${tries(answeredInTheEnd)} only at a ${triesNeeded(trace)} try`;
}

/** `the program stopped in line 2: SyntaxError: Unexpected token ';'` */
function stopHeadline({ event: { error }, line, file }: Stop): string {
  const where =
    line === undefined ? '' : ` in line ${line}${file === undefined ? '' : ` of ${file}`}`;
  return `the program stopped${where}: ${error.name}: ${firstLine(error.message)}`;
}

/** `Requests 2 and 4: socket hang up; the body of response 3: Premature close` */
function failures(failed: readonly Exchange[], trace: Trace): string {
  const whole = failed.filter((each) => !hasBrokenBody(each, trace));
  const bodies = failed.filter((each) => hasBrokenBody(each, trace));
  const parts = [
    ...byCause(whole, (group) => listed(group)),
    ...byCause(bodies, (group) => bodiesListed(group)),
  ];
  return parts.join('; ');
}

function byCause(
  failed: readonly Exchange[],
  listed: (group: readonly Exchange[]) => string,
): string[] {
  return [...Map.groupBy(failed, causeOf)].map(([cause, group]) => `${listed(group)}: ${cause}`);
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

/** `request 2`, `requests 2, 4 and 6` */
function listed(exchanges: readonly Exchange[]): string {
  return exchanges.length === 1
    ? `request ${numbersOf(exchanges)}`
    : `requests ${numbersOf(exchanges)}`;
}

/** `the body of response 2`, `the bodies of responses 1, 2 and 3` */
function bodiesListed(exchanges: readonly Exchange[]): string {
  return exchanges.length === 1
    ? `the body of response ${numbersOf(exchanges)}`
    : `the bodies of responses ${numbersOf(exchanges)}`;
}

/** The most requests that can fail in the largest scenario of the knobs. A longer list is cut. */
const LISTED_MAX = 50;
const SHOWN_OF_MANY = 3;

/**
 * `2`, `2, 4 and 6`; or `2, 4, 6 and 117 more` when a program makes requests until its run is
 * ended.
 */
function numbersOf(exchanges: readonly Exchange[]): string {
  const numbers = exchanges.map((each) => `${each.number}`);
  if (numbers.length > LISTED_MAX) {
    const shown = numbers.slice(0, SHOWN_OF_MANY);
    return `${shown.join(', ')} and ${numbers.length - shown.length} more`;
  }
  const last = numbers.pop() ?? '';
  return numbers.length === 0 ? last : `${numbers.join(', ')} and ${last}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Ended: time limit`; `Requests 2 and 4: socket hang up; then ended: time limit` */
export function limitHeadline({ limit }: LimitEvent, trace: Trace): string {
  const ended = `ended: ${LIMIT_NAMES[limit] ?? limit}`;
  const lost = exchangesOf(trace).filter((each) => hasFailed(each, trace));
  return capitalized(lost.length > 0 ? `${failures(lost, trace)}; then ${ended}` : ended);
}

/** The limits of src/lab/limits.ts and of the engines, in words for a reader. */
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
