import {
  BOUNDS,
  type Bounds,
  type Exploration,
  explore,
  type OrderTrial,
} from '../exploration/orders/index.ts';
import { withPlainFailure } from '../exploration/orders/plain-schedule.ts';
import { orderTrial } from '../exploration/orders/trial.ts';
import { ChosenTimes } from '../lab/chosen-times.ts';
import { withoutClock } from '../scenario/untimed-probe.ts';
import type { LabRun, LabRunner } from './lab-runner.ts';

/** The trial of a program of the knobs for a search over orders, from runs of the Lab in this process. */
export async function orderTrialOfRun(
  runner: LabRunner,
  run: LabRun,
  bounds: Bounds,
): Promise<OrderTrial> {
  const files = withoutClock(run.files);
  // Loads the parts of the release that the program needs, so that the runs need not wait for them.
  await runner.runInBatch({ ...run, files }, 'endings');
  const [batch, packages] = await Promise.all([
    runner.batch(run.node, run.patch),
    runner.packages(run.fetch, run.node, run.files),
  ]);
  const { time = {} } = run;
  return orderTrial(bounds, (delays, limits) => {
    const times = new ChosenTimes({ delays, bounds: limits });
    return batch.run({ files, packages, time, times }, 'endings');
  });
}

/**
 * The search over every order of a scenario, to its end. The schedule of its failure is fit for a link.
 * @throws Error when it is not complete: a scenario of ours has some hundred orders
 */
export async function ordersOf(runner: LabRunner, run: LabRun): Promise<Exploration> {
  const trial = await orderTrialOfRun(runner, run, BOUNDS);
  const search = explore(trial, { bounds: BOUNDS });
  for (;;) {
    const { done, value } = search.next();
    if (!done) continue;
    if (!value.isComplete) throw new Error(`not all: ${value.orders} orders tried`);
    return withPlainFailure(trial, value);
  }
}
