import type { Transcript } from '../conformance/transcript.ts';
import { outcomesOf, type RunOutcome, runOutcomeOf } from './outcome.ts';
import type { ProcessKind } from './plan.ts';
import { APART_MS, repeatedClient } from './warm-client.ts';

/**
 * How long a repetition may take in a warm process, without the pause after it. A library that makes a request again waits
 * for a second first (got, ky).
 */
const REPETITION_MS_MAX = 2500;
const START_MS_MAX = 10_000;

/** Runs the text of a client.mjs to its end, or ends it after a time. */
type RunText = (client: string, limitMs?: number) => Promise<Transcript>;

export interface Trials {
  readonly outcomes: readonly RunOutcome[];
  /** The first repetition of a warm process. Nothing was compiled before it, so it is not among the outcomes. */
  readonly first: RunOutcome | undefined;
}

/**
 * Runs a client as often as asked for.
 *
 * @throws Error when a warm process ends early, with its last lines
 */
export async function runTrials(
  client: string,
  process: ProcessKind,
  runs: number,
  run: RunText,
): Promise<Trials> {
  if (process === 'cold') return { outcomes: await runCold(client, runs, run), first: undefined };
  const [first, ...outcomes] = await runWarm(client, runs + 1, run);
  return { outcomes, first };
}

async function runCold(client: string, runs: number, run: RunText): Promise<RunOutcome[]> {
  const outcomes: RunOutcome[] = [];
  while (outcomes.length < runs) outcomes.push(runOutcomeOf(await run(client)));
  return outcomes;
}

async function runWarm(
  client: string,
  repetitions: number,
  run: RunText,
): Promise<readonly RunOutcome[]> {
  const limitMs = START_MS_MAX + repetitions * (APART_MS + REPETITION_MS_MAX);
  const transcript = await run(repeatedClient(client, repetitions), limitMs);
  const outcomes = outcomesOf(transcript);
  if (outcomes.length !== repetitions) {
    const last = transcript.lines.slice(-3).join(' · ');
    throw new Error(`the warm client stopped after ${outcomes.length} of ${repetitions}: ${last}`);
  }
  return outcomes;
}
