import { type Certainty, certaintyOf, type Search } from '../exploration/certainty.ts';
import { ownTimeOf, varied } from '../exploration/vary.ts';
import { type LabOutput, TIME_MODEL, type TimeModel } from '../lab/index.ts';
import type { Edits } from '../scenario/code-link.ts';
import { programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runEndOf } from '../trace/reading/run-end.ts';
import { type LabRunner, labRunOf } from './lab-runner.ts';

/**
 * Whether the answer of a scenario is certain, from runs of the Lab in this process.
 *
 * @param edits files that replace those that the knobs write; if one is a server, its FIN is not moved
 */
export function certaintyIn(
  runner: LabRunner,
  scenario: Scenario,
  edits: Edits = {},
  search: Search = {},
): Promise<Certainty> {
  const isEdited = Object.keys(edits).length > 0;
  return certaintyOf(
    async (variation) => {
      const { scenario: other, time } = varied(scenario, variation);
      const run = { ...labRunOf(other, edits), time };
      // A program that the knobs did not write may leave something behind that rewinding does not undo.
      const output = await (isEdited ? runner.run(run) : runner.runInBatch(run, 'endings'));
      return runEndOf(output.events, output.exitCode);
    },
    ownTimeOf(scenario, TIME_MODEL, edits['server.mjs'] !== undefined),
    search,
  );
}

type Ended = Pick<LabOutput, 'events' | 'exitCode'>;

/** Runs of a program that the knobs did not write. */
interface OtherProgramRuns {
  /** The same program with another timing. */
  readonly withTime: (time: Partial<TimeModel>) => Promise<Ended>;
  /** The same client with another server that the knobs write; undefined when the server is the reader's own. */
  readonly withServer: ((server: string, time: Partial<TimeModel>) => Promise<Ended>) | undefined;
}

/** The same for a program that the knobs did not write. The caller runs it. */
export function certaintyOfRuns(
  { withTime, withServer }: OtherProgramRuns,
  scenario: Scenario,
): Promise<Certainty> {
  const deadline = performance.now() + OWN_CERTAINTY_MS_MAX;
  return certaintyOf(
    async (variation) => {
      const { scenario: other, time } = varied(scenario, variation);
      const isFinMoved = variation.finDelayUs !== undefined;
      const output =
        isFinMoved && withServer
          ? await withServer(programOf(other).files['server.mjs'], time)
          : await withTime(time);
      return runEndOf(output.events, output.exitCode);
    },
    ownTimeOf(scenario, TIME_MODEL, withServer === undefined),
    { isOver: () => performance.now() > deadline },
  );
}

/** Each FIN needs a new process, which takes a quarter of a second when nothing else runs. */
const OWN_CERTAINTY_MS_MAX = 8_000;

/** Programs that the knobs write take a fraction of a second, and ten times that on a busy machine. */
const CERTAINTY_MS_MAX = 5_000;

/** As `certaintyIn`, with "not tried" for what would take too long. */
export function certaintyWithin(
  runner: LabRunner,
  scenario: Scenario,
  edits: Edits = {},
): Promise<Certainty> {
  const deadline = performance.now() + CERTAINTY_MS_MAX;
  return certaintyIn(runner, scenario, edits, { isOver: () => performance.now() > deadline });
}
