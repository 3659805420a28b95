import { exchangesOf } from '../reading/exchanges.ts';
import { isFailedRun } from '../reading/failed-run.ts';
import { hasFailed } from '../reading/repeats.ts';
import type { Trace } from '../record/event.ts';
import { headlineOf, limitHeadline } from './headline.ts';
import { reasonsFor } from './reasons.ts';

/** `ok`: client.mjs ended with exit code 0. A program that catches its errors does, whatever became of its requests. */
export type Outcome = 'ok' | 'failed';

/** @param exitCode of client.mjs; undefined when the run was ended from outside */
export function outcomeOf(exitCode: number | undefined): Outcome {
  return exitCode === 0 ? 'ok' : 'failed';
}

/** A run in words: what a reader with thirty seconds is told. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The sign over the run is ✗: see isFailedRun. It goes by the requests, where `outcome` goes by the exit code. */
  readonly failed: boolean;
  /** What happened, in a line: `Request 2: socket hang up`. */
  readonly headline: string;
  /** Why, in a few sentences, each of which the trace shows. Empty when it shows no reason. */
  readonly reasons: readonly string[];
}

/** The sign over a verdict: ✓ or ✗. */
export function signOf({ failed }: Pick<Verdict, 'failed'>): 'ok' | 'failed' {
  return failed ? 'failed' : 'ok';
}

/** The verdict on a run. Nothing in it is known in advance: all of it is read from the trace. */
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
