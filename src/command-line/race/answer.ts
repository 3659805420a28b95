import { provenanceSentence, terminalText } from '../../engines/provenance.ts';
import type { Boundary } from '../../exploration/boundary.ts';
import type { Certainty } from '../../exploration/certainty.ts';
import { certaintyLine, certaintySentence } from '../../exploration/words.ts';
import { issueComment } from '../../issue-comment/comment.ts';
import type { LabOutput } from '../../lab/index.ts';
import { scenarioText } from '../../scenario/scenario-text.ts';
import { decisiveStepOf } from '../../trace/reading/decisive-step.ts';
import { type RequestOutcome, requestsOf } from '../../trace/reading/requests.ts';
import { traceHash } from '../../trace/record/hash.ts';
import { ladderText } from '../../trace/words/ladder.ts';
import { type Outcome, verdictOf } from '../../trace/words/verdict.ts';
import type { Experiment } from './experiment.ts';

/** One line of `race --json` and `race --stdin`. */
interface RaceAnswer {
  /** As it was given. */
  readonly query: string;
  readonly engine: 'lab';
  readonly outcome: Outcome;
  readonly requests: readonly RequestOutcome[];
  /**
   * Whether another timing would give the same answer; null when that was not found out, absent when it was not asked.
   */
  readonly certain?: boolean | null;
  /** Where the answer changes; null when it does not, or when that was not found out. */
  readonly boundary?: Boundary | null;
  /** The number of events in the trace. `--trace` prints them. */
  readonly events: number;
  readonly traceHash: string;
}

export function raceAnswerOf(
  query: string,
  { events, exitCode }: LabOutput,
  certainty?: Certainty,
): RaceAnswer {
  return {
    query,
    engine: 'lab',
    outcome: verdictOf(events, exitCode).outcome,
    requests: requestsOf(events),
    ...(certainty && {
      certain: certainty.certain ?? null,
      boundary: certainty.certain === false ? certainty.boundary : null,
    }),
    events: events.length,
    traceHash: traceHash(events),
  };
}

/**
 * The short answer as text: verdict, reasons, the ladder of the decisive step, and where to see it.
 *
 * @param certainty undefined for a program that cannot be run again
 */
export function raceAnswerText(
  { scenario, run, address }: Pick<Experiment, 'scenario' | 'run' | 'address'>,
  { events, exitCode }: LabOutput,
  certainty: Certainty | undefined,
): string {
  const { failed, headline, reasons } = verdictOf(events, exitCode);
  const ladder = ladderText(events);
  return [
    `${failed ? '✗' : '✓'} ${headline}`,
    ...reasons,
    ...(certainty ? [certaintyLine(certainty, events, !failed)] : []),
    '',
    ...(ladder === '' ? [] : [ladder, '']),
    terminalText({ node: scenario.node, isPatched: run.patch !== undefined }),
    ...(address === undefined ? [] : [`step through it: ${address}`]),
  ].join('\n');
}

/**
 * The run as a comment for GitHub and GitLab.
 *
 * @param page the whole address of /play/; undefined when nobody has said where the site is
 */
export function raceIssueText(
  { scenario, run, isOurs, code }: Pick<Experiment, 'scenario' | 'run' | 'isOurs' | 'code'>,
  { events, exitCode }: LabOutput,
  page: string | undefined,
  certainty: Certainty | undefined,
): string {
  const { failed } = verdictOf(events, exitCode);
  const { text } = issueComment('github', {
    trace: events,
    exitCode,
    scenario,
    ran: scenarioText(scenario),
    provenance: provenanceSentence({
      engine: 'lab',
      node: scenario.node,
      isPatched: run.patch !== undefined,
    }),
    certainty: certainty && certaintySentence(certainty, events, !failed),
    isEdited: !isOurs,
    isPatched: run.patch !== undefined,
    code,
    at: events[decisiveStepOf(events)]?.id,
    page,
  });
  return text;
}
