import type { LimitEvent, Trace } from './event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { reasonsFor } from './reasons.ts';
import { errorOf, isAnswered } from './requests.ts';

/** `ok`: client.mjs ended with exit code 0, which it does when every request was answered. */
export type Outcome = 'ok' | 'failed';

/** @param exitCode of client.mjs; undefined when the run was ended from outside */
export function outcomeOf(exitCode: number | undefined): Outcome {
  return exitCode === 0 ? 'ok' : 'failed';
}

/** A run in words: what a reader with thirty seconds is told. */
export interface Verdict {
  readonly outcome: Outcome;
  /** What happened, in a line: `Request 2: socket hang up`. */
  readonly headline: string;
  /** Why, in one to three sentences, each of which the trace shows. Empty when it shows no reason. */
  readonly reasons: readonly string[];
}

/** The verdict on a run. Nothing in it is known in advance: all of it is read from the trace. */
export function verdictOf(trace: Trace, exitCode: number | undefined): Verdict {
  const outcome = outcomeOf(exitCode);
  const limit = trace.find((event) => event.kind === 'limit');
  if (limit) return { outcome, headline: limitHeadline(limit), reasons: [limit.message] };
  return { outcome, headline: headlineOf(trace, exitCode), reasons: reasonsFor(trace) };
}

function headlineOf(trace: Trace, exitCode: number | undefined): string {
  const exchanges = exchangesOf(trace);
  const failed = exchanges.filter((each) => errorOf(each) !== undefined);
  const ownError = trace.find(
    (event) =>
      event.kind === 'uncaught' &&
      event.actor === 'client' &&
      !failed.some((each) => event.error.message.includes(causeOf(each))),
  );
  if (ownError?.kind === 'uncaught') {
    return `The program stopped: ${ownError.error.name}: ${firstLine(ownError.error.message)}`;
  }
  if (failed.length > 0) {
    if (exitCode !== 0) return failures(failed);
    return failed.every((each) => isRetried(each, exchanges))
      ? `${answered(exchanges.length - failed.length)}, ${tries(failed.length)} only at a second try`
      : `${failures(failed)}; the program went on`;
  }
  const open = exchanges.filter((each) => !isAnswered(each));
  if (open.length > 0) return capitalized(`${listed(open)}: no answer`);
  if (exitCode !== 0) return `The program ended with exit code ${exitCode ?? 'unknown'}`;
  return answered(exchanges.length);
}

/** `Requests 2 and 4: socket hang up; request 3: read ECONNRESET` */
function failures(failed: readonly Exchange[]): string {
  const byCause = Map.groupBy(failed, causeOf);
  const parts = [...byCause].map(([cause, group]) => `${listed(group)}: ${cause}`);
  return capitalized(parts.join('; '));
}

/** The reason itself, without what node-fetch puts around it: `socket hang up`. */
function causeOf(exchange: Exchange): string {
  const message = exchange.failed?.error.message ?? exchange.threw?.error.message ?? 'no answer';
  return firstLine(message.replace(/^request to .* failed, reason: /s, ''));
}

/** A failed request of which the program's next request is a repetition. */
function isRetried(failed: Exchange, exchanges: readonly Exchange[]): boolean {
  const next = exchanges[exchanges.indexOf(failed) + 1];
  return next !== undefined && next.method === failed.method && next.url === failed.url;
}

function answered(count: number): string {
  if (count === 0) return 'No request was made';
  if (count === 1) return 'The request was answered';
  return count === 2 ? 'Both requests answered' : `All ${count} requests answered`;
}

function tries(count: number): string {
  return count === 1 ? 'one' : `${count}`;
}

/** `request 2`, `requests 2, 4 and 6` */
function listed(exchanges: readonly Exchange[]): string {
  const numbers = exchanges.map((each) => `${each.number}`);
  const last = numbers.pop();
  return numbers.length === 0 ? `request ${last}` : `requests ${numbers.join(', ')} and ${last}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function limitHeadline({ limit }: LimitEvent): string {
  return `Ended: ${LIMIT_NAMES[limit] ?? limit}`;
}

/** The limits of src/lab/limits.ts and of the engines, as a reader would call them. */
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

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
