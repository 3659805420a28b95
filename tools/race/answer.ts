import type { LabOutput } from '../../src/lab/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { traceHash } from '../../src/trace/hash.ts';
import { ladderText } from '../../src/trace/ladder.ts';
import { type Outcome, verdictOf } from '../../src/trace/outcome.ts';
import { type RequestOutcome, requestsOf } from '../../src/trace/requests.ts';

/** One line of `race --json` and `race --stdin`. */
export interface Answer {
  /** As it was asked. */
  readonly query: string;
  readonly engine: 'lab';
  readonly outcome: Outcome;
  readonly requests: readonly RequestOutcome[];
  /** How many events the trace has; `--trace` prints them. */
  readonly events: number;
  readonly traceHash: string;
}

export function answerOf(query: string, { events, exitCode }: LabOutput): Answer {
  return {
    query,
    engine: 'lab',
    outcome: verdictOf(events, exitCode).outcome,
    requests: requestsOf(events),
    events: events.length,
    traceHash: traceHash(events),
  };
}

/**
 * The short answer for a person: verdict, why, the ladder of the fatal moment, and where to see it.
 *
 * @param address where the page runs the same; undefined where it cannot
 */
export function textOf(
  scenario: Scenario,
  { events, exitCode }: LabOutput,
  address: string | undefined,
): string {
  const { outcome, headline, reasons } = verdictOf(events, exitCode);
  return [
    `${outcome === 'ok' ? '✓' : '✗'} ${headline}`,
    ...reasons,
    '',
    ladderText(events),
    '',
    `lab · Node ${scenario.node}'s own http library · simulated kernel`,
    ...(address === undefined ? [] : [`step through it: ${address}`]),
  ].join('\n');
}
