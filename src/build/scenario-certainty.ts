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
 * @param edits files that stand in place of those that the knobs write; the FIN of a server among them is left alone
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
      // A program of somebody else's may leave something behind that is not rewound.
      const output = await (isEdited ? runner.run(run) : runner.runInBatch(run));
      return runEndOf(output.events, output.exitCode);
    },
    ownTimeOf(scenario, TIME_MODEL, edits['server.mjs'] !== undefined),
    search,
  );
}

/** How a program is run that is not the knobs' own. */
export interface OwnRuns {
  /** The same program on another time. */
  readonly at: (time: Partial<TimeModel>) => Promise<LabOutput>;
  /** The same client with another server of the knobs'; undefined where the server is the reader's own. */
  readonly against: ((server: string, time: Partial<TimeModel>) => Promise<LabOutput>) | undefined;
}

/** The same for a program that is not the knobs' own, from whoever runs it. */
export function certaintyOfRuns({ at, against }: OwnRuns, scenario: Scenario): Promise<Certainty> {
  const deadline = performance.now() + OWN_CERTAINTY_MS_MAX;
  return certaintyOf(
    async (variation) => {
      const { scenario: other, time } = varied(scenario, variation);
      const isFinMoved = variation.finDelayUs !== undefined;
      const output =
        isFinMoved && against
          ? await against(programOf(other).files['server.mjs'], time)
          : await at(time);
      return runEndOf(output.events, output.exitCode);
    },
    ownTimeOf(scenario, TIME_MODEL, against === undefined),
    { isOver: () => performance.now() > deadline },
  );
}

/** Each FIN takes a process of its own, a quarter of a second where nothing else runs. */
const OWN_CERTAINTY_MS_MAX = 8_000;

/** Knobs' own programs take a fraction of a second, and ten times that on a busy machine. */
export const CERTAINTY_MS_MAX = 5_000;

/** The same, or "not tried" where it would take too long. */
export function certaintyWithin(
  runner: LabRunner,
  scenario: Scenario,
  edits: Edits = {},
): Promise<Certainty> {
  const deadline = performance.now() + CERTAINTY_MS_MAX;
  return certaintyIn(runner, scenario, edits, { isOver: () => performance.now() > deadline });
}
