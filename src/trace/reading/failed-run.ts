import type { Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { hasFailed } from './repeats.ts';
import { errorOf, isAnswered } from './requests.ts';

/**
 * Whether the sign over a run is ✗. It is when a limit ended the run, when a request failed and no
 * repetition of it was answered, when a request got no answer, or when the program stopped. The
 * exit code does not decide this, because a program that catches its errors always ends with exit
 * code 0.
 *
 * @param exitCode of client.mjs; undefined when the run was ended from outside
 */
export function isFailedRun(trace: Trace, exitCode: number | undefined): boolean {
  if (exitCode !== 0 || trace.some((event) => event.kind === 'limit')) return true;
  return exchangesOf(trace).some((each) => isLost(each, trace));
}

/** Whether a request was neither answered nor repeated with success. */
function isLost(exchange: Exchange, trace: Trace): boolean {
  return hasFailed(exchange, trace) || (!errorOf(exchange) && !isAnswered(exchange));
}
