import { type Certainty, certaintyOf, type Search } from '../src/exploration/certainty.ts';
import { ownTimeOf, varied } from '../src/exploration/vary.ts';
import { type LabOutput, TIME_MODEL, type TimeModel } from '../src/lab/index.ts';
import type { Edits } from '../src/scenario/code-link.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { runEndOf } from '../src/trace/run-end.ts';
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

/**
 * The same for a program that is not the knobs' own, from whoever runs it: nothing is known of its FIN, so that is left
 * alone.
 */
export function certaintyOfRuns(
  run: (time: Partial<TimeModel>) => Promise<LabOutput>,
  scenario: Scenario,
): Promise<Certainty> {
  const deadline = performance.now() + CERTAINTY_MS_MAX;
  return certaintyOf(
    async (variation) => {
      const output = await run(varied(scenario, variation).time);
      return runEndOf(output.events, output.exitCode);
    },
    ownTimeOf(scenario, TIME_MODEL, true),
    { isOver: () => performance.now() > deadline },
  );
}

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
