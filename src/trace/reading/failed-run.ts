import type { Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { hasFailed } from './repeats.ts';
import { errorOf, isAnswered } from './requests.ts';

/**
 * Whether the sign over a run is ✗: a limit ended it, a request failed and no repetition of it was answered, a
 * request got no answer, or the program stopped. This goes by the requests; a program that catches its errors ends
 * with exit code 0 whatever became of them.
 *
 * @param exitCode of client.mjs; undefined when the run was ended from outside
 */
export function isFailedRun(trace: Trace, exitCode: number | undefined): boolean {
  if (exitCode !== 0 || trace.some((event) => event.kind === 'limit')) return true;
  return exchangesOf(trace).some((each) => isLost(each, trace));
}

/** Neither answered nor repeated with success. */
function isLost(exchange: Exchange, trace: Trace): boolean {
  return hasFailed(exchange, trace) || (!errorOf(exchange) && !isAnswered(exchange));
}
