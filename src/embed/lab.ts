import type { RunInput, RunResult } from '../engines/engine.ts';
import { createLabEngine, type LabEngine } from '../engines/lab/index.ts';
import { certaintyOf } from '../exploration/certainty.ts';
import type { Trial } from '../exploration/variation.ts';
import { ownTimeOf, varied } from '../exploration/vary.ts';
import { type ShownVerdict, shownVerdict } from '../exploration/words.ts';
import { TIME_MODEL } from '../lab/kernel/time-model.ts';
import { nodeFetchFor } from '../scenario/clients.ts';
import type { Edits } from '../scenario/code-link.ts';
import { timeOf } from '../scenario/process.ts';
import { programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { verdictOf } from '../trace/words/verdict.ts';
import type { EmbedLab } from './embed-data.ts';
import { type EmbedRun, embedRunOf } from './embed-run.ts';

/** Milliseconds after which the search for another answer is given up. It takes half a second on a quiet machine. */
const SEARCH_MS_MAX = 20_000;

/** A run that a reader asked for. */
interface LabRun {
  readonly run: EmbedRun;
  /** Resolves when other timings have been tried; undefined for a program of somebody's own, for which none are. */
  readonly verdict: Promise<ShownVerdict> | undefined;
}

/**
 * Runs a scenario in the Lab of this page. A program that came with the link has a worker of its own, as on /play/.
 * @param edits the program of the link; empty for what the knobs write
 * @throws EngineError when there is no result
 */
export async function runInLab(
  { lab, probe }: EmbedLab,
  scenario: Scenario,
  edits: Edits,
): Promise<LabRun> {
  const engine = createLabEngine(lab);
  const input: InputOf = (of, time) => {
    const files = { ...programOf(of).files, 'probe.mjs': probe, ...edits };
    return { node: of.node, fetch: nodeFetchFor(of, files), files, ...(time ? { time } : {}) };
  };
  const time = scenario.process === 'default' ? undefined : timeOf(scenario);
  const result = await engine.run(input(scenario, time), new AbortController().signal);
  const isEdited = Object.keys(edits).length > 0;
  const verdict = isEdited ? undefined : verdictAfterSearch(engine, result, scenario, input);
  return { run: embedRunOf(result), verdict };
}

/** What an engine runs for a scenario. */
type InputOf = (scenario: Scenario, time: RunInput['time']) => RunInput;

class TrialTooSlow extends Error {}

/** As src/play/search.ts does for the programs of the knobs. */
async function verdictAfterSearch(
  engine: LabEngine,
  result: RunResult,
  scenario: Scenario,
  input: InputOf,
): Promise<ShownVerdict> {
  const deadline = performance.now() + SEARCH_MS_MAX;
  const trial: Trial = async (variation) => {
    const { scenario: other, time } = varied(scenario, variation);
    const end = await engine.trial(input(other, time), false);
    if (!end) throw new TrialTooSlow();
    return end;
  };
  const own = ownTimeOf(scenario, TIME_MODEL, false);
  const found = await certaintyOf(trial, own, { isOver: () => performance.now() > deadline }).catch(
    (error: unknown) => {
      // The verdict of this run stays, and says nothing about others.
      if (!(error instanceof TrialTooSlow)) reportError(error);
      return undefined;
    },
  );
  return shownVerdict(verdictOf(result.events, result.exitCode), found);
}
