import { orderTrialOn, scheduleBounds, withoutClock } from '../engines/lab/order-trial.ts';
import type { Bounds, OrderTrial } from '../exploration/orders/index.ts';
import { BOUNDS } from '../exploration/orders/index.ts';
import { type LabOutput, Schedule } from '../lab/index.ts';
import type { Edits } from '../scenario/code-link.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type LabRun, type LabRunner, labRunOf } from './lab-runner.ts';

/** The trial of a scenario for a search over orders, from runs of the Lab in this process. */
export async function orderTrialIn(
  runner: LabRunner,
  scenario: Scenario,
  bounds: Bounds = BOUNDS,
  edits: Edits = {},
): Promise<OrderTrial> {
  return orderTrialOfRun(runner, labRunOf(scenario, edits), bounds);
}

export async function orderTrialOfRun(
  runner: LabRunner,
  run: LabRun,
  bounds: Bounds,
): Promise<OrderTrial> {
  const files = withoutClock(run.files);
  // Loads the parts of the release that the program needs.
  await runner.runInBatch({ ...run, files });
  const [batch, packages] = await Promise.all([runner.batch(run.node), runner.packages(run.fetch)]);
  return orderTrialOn(batch, { files, packages, ...(run.time && { time: run.time }) }, bounds);
}

/** One run with a schedule and its whole trace, for the figure. */
export function runWithSchedule(
  runner: LabRunner,
  run: LabRun,
  delays: Readonly<Record<string, number>>,
  bounds: Bounds = BOUNDS,
): Promise<LabOutput> {
  const schedule = new Schedule(delays, scheduleBounds(bounds));
  return runner.run({ ...run, files: withoutClock(run.files), schedule });
}
