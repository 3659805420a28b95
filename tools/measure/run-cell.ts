import { loadavg } from 'node:os';
import { programOf } from '../../src/scenario/program.ts';
import { RealNode } from '../conformance/real-node.ts';
import type { Transcript } from '../conformance/transcript.ts';
import { outcomesOf, type RunOutcome, runOutcomeOf } from './outcome.ts';
import type { Cell } from './plan.ts';
import { APART_MS, repeatedClient } from './warm-client.ts';

/** The result of one cell. */
export interface CellRun {
  readonly cell: Cell;
  readonly outcomes: readonly RunOutcome[];
  /** The first repetition of a warm process. Nothing was compiled before it, so it is not among the outcomes. */
  readonly first: RunOutcome | undefined;
  /** Load average of the machine over one minute, before and after. */
  readonly load: readonly [before: number, after: number];
}

/** How long a repetition may take in a warm process, without the pause after it. */
const REPETITION_MS_MAX = 1000;
const START_MS_MAX = 10_000;

/** Runs a cell. The scenario's own server runs on the same release and stays up for all runs. */
export async function runCell(cell: Cell, executable: string): Promise<CellRun> {
  const server = programOf(cell.scenario).files['server.mjs'];
  const before = load();
  const real = await RealNode.start(cell.node, server, executable);
  try {
    const outcomes =
      cell.process === 'cold' ? await runCold(cell, real) : await runWarm(cell, real);
    const first = cell.process === 'cold' ? undefined : outcomes[0];
    return {
      cell,
      outcomes: cell.process === 'cold' ? outcomes : outcomes.slice(1),
      first,
      load: [before, load()],
    };
  } finally {
    await real.close();
  }
}

async function runCold(cell: Cell, real: RealNode): Promise<readonly RunOutcome[]> {
  const client = programOf(cell.scenario).files['client.mjs'];
  const outcomes: RunOutcome[] = [];
  for (let run = 0; run < cell.runs; run += 1) {
    outcomes.push(runOutcomeOf(await real.run(programFor(cell, client))));
  }
  return outcomes;
}

/** Runs one repetition more than asked for, because the first is not counted. */
async function runWarm(cell: Cell, real: RealNode): Promise<readonly RunOutcome[]> {
  const repetitions = cell.runs + 1;
  const client = repeatedClient(programOf(cell.scenario).files['client.mjs'], repetitions);
  const limitMs = START_MS_MAX + repetitions * (APART_MS + REPETITION_MS_MAX);
  const transcript: Transcript = await real.run(programFor(cell, client), limitMs);
  const outcomes = outcomesOf(transcript);
  if (outcomes.length !== repetitions) {
    const last = transcript.lines.slice(-3).join(' · ');
    throw new Error(`the warm client stopped after ${outcomes.length} of ${repetitions}: ${last}`);
  }
  return outcomes;
}

function programFor({ scenario: { fetch } }: Cell, client: string) {
  return { title: '', client, fetch: fetch === 'http' ? undefined : fetch, nodeDebug: '' };
}

function load(): number {
  const [oneMinute = 0] = loadavg();
  return Math.round(oneMinute * 10) / 10;
}
