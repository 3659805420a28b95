import type { Certainty } from '../exploration/certainty.ts';
import type { Exploration } from '../exploration/orders/index.ts';
import type { LabOutput, TimeModel } from '../lab/index.ts';
import type { Edits } from '../scenario/code-link.ts';
import { formatQuery } from '../scenario/query.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { knownCertainty } from './known-certainty.ts';
import { knownOrders } from './known-orders.ts';
import { LabRunner, labRunOf } from './lab-runner.ts';
import { certaintyIn } from './scenario-certainty.ts';
import { ordersOf } from './scenario-orders.ts';

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

const CERTAINTIES = new Map<string, Promise<Certainty>>();

/** Whether another timing would give another answer. Takes some 50 runs, once for each scenario of a build. */
export function certaintyAtBuild(scenario: Scenario): Promise<Certainty> {
  const key = formatQuery(scenario);
  const certainty =
    CERTAINTIES.get(key) ??
    knownCertainty(scenario, async () => certaintyIn(await runner(), scenario));
  CERTAINTIES.set(key, certainty);
  return certainty;
}

const ORDERS = new Map<string, Promise<Exploration>>();

/** How a scenario ends in every order within the usual bounds. Takes a second or two, once for each scenario. */
export function ordersAtBuild(scenario: Scenario): Promise<Exploration> {
  const key = formatQuery(scenario);
  const orders =
    ORDERS.get(key) ??
    knownOrders(scenario, async () => ordersOf(await runner(), labRunOf(scenario)));
  ORDERS.set(key, orders);
  return orders;
}
