import { exchangesOf } from '../reading/exchanges.ts';
import { isFailedRun } from '../reading/failed-run.ts';
import { hasFailed } from '../reading/repeats.ts';
import type { Trace } from '../record/event.ts';
import { headlineOf, limitHeadline } from './headline.ts';
import { reasonsFor } from './reasons.ts';

/**
 * `ok`: client.mjs ended with exit code 0. A program that catches its errors does that even when
 * its requests failed.
 */
export type Outcome = 'ok' | 'failed';

/** @param exitCode of client.mjs; undefined when the run was ended from outside */
export function outcomeOf(exitCode: number | undefined): Outcome {
  return exitCode === 0 ? 'ok' : 'failed';
}

/** A run in words, for a reader who has thirty seconds. */
export interface Verdict {
  readonly outcome: Outcome;
  /**
   * Whether the sign over the run is ✗: see isFailedRun. It depends on the requests, and `outcome`
   * on the exit code.
   */
  readonly failed: boolean;
  /** What happened, in a line: `Request 2: socket hang up`. */
  readonly headline: string;
  /**
   * Why it happened, in a few sentences. The trace shows each of them. Empty when it shows no
   * reason.
   */
  readonly reasons: readonly string[];
}

/** The sign over a verdict: ✓ or ✗. */
export function signOf({ failed }: Pick<Verdict, 'failed'>): 'ok' | 'failed' {
  return failed ? 'failed' : 'ok';
}

/** The verdict on a run. All of it is derived from the trace; the scenario is not an argument. */
export function verdictOf(trace: Trace, exitCode: number | undefined): Verdict {
  const outcome = outcomeOf(exitCode);
  const limit = trace.find((event) => event.kind === 'limit');
  const failed = isFailedRun(trace, exitCode);
  if (limit) {
    const isAnyLost = exchangesOf(trace).some((each) => hasFailed(each, trace));
    const reasons = [limit.message, ...(isAnyLost ? reasonsFor(trace) : [])];
    return { outcome, failed, headline: limitHeadline(limit, trace), reasons };
  }
  return { outcome, failed, headline: headlineOf(trace, exitCode), reasons: reasonsFor(trace) };
}
