import type { Certainty } from '../exploration/certainty.ts';
import type { Exploration } from '../exploration/orders/index.ts';
import type { LabOutput, TimeModel } from '../lab/index.ts';
import type { Edits } from '../scenario/code-link.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { LabRunner, labRunOf } from './lab-runner.ts';
import { certaintyIn } from './scenario-certainty.ts';
import { ordersOf } from './scenario-orders.ts';
import { ScenarioResults } from './scenario-results.ts';

let loading: Promise<LabRunner> | undefined;

function runner(): Promise<LabRunner> {
  loading ??= LabRunner.load();
  return loading;
}

/**
 * Runs a scenario while the site is built. A page without script shows the result.
 *
 * @param edits files that replace those that the knobs write
 * @throws Error saying what to do when the Lab's parts have not been extracted
 */
export async function runAtBuild(scenario: Scenario, edits: Edits = {}): Promise<LabOutput> {
  return (await runner()).run(labRunOf(scenario, edits));
}

/**
 * The same answer, from processes that are booted once for each release. For many runs.
 *
 * @param time costs that differ from those of the time model
 */
export async function runInBatchAtBuild(
  scenario: Scenario,
  time: Partial<TimeModel> = {},
): Promise<LabOutput> {
  const run = labRunOf(scenario);
  return (await runner()).runInBatch({ ...run, time: { ...run.time, ...time } });
}

const CERTAINTIES = new ScenarioResults({
  folder: 'certainties',
  code: 'src/build/scenario-certainty.ts',
  make: async (scenario) => certaintyIn(await runner(), scenario),
});

/** Whether another timing would give another answer. Takes some 50 runs, once for each scenario of a build. */
export function certaintyAtBuild(scenario: Scenario): Promise<Certainty> {
  return CERTAINTIES.of(scenario);
}

const ORDERS = new ScenarioResults({
  folder: 'orders',
  code: 'src/build/scenario-orders.ts',
  make: async (scenario) => ordersOf(await runner(), labRunOf(scenario)),
});

/** How a scenario ends in every order within the usual bounds. Takes a second or two, once for each scenario. */
export function ordersAtBuild(scenario: Scenario): Promise<Exploration> {
  return ORDERS.of(scenario);
}
