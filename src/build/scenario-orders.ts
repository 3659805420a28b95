import {
  BOUNDS,
  type Bounds,
  type Exploration,
  explore,
  type OrderTrial,
  type Schedule,
} from '../exploration/orders/index.ts';
import { boundsInUs, observedRun, withoutClock } from '../exploration/orders/observe.ts';
import { type LabOutput, ScheduleRecorder } from '../lab/index.ts';
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
  const limits = boundsInUs(bounds);
  return (delays) => {
    const schedule = new ScheduleRecorder(delays, limits);
    const { events, exitCode, missingPart } = batch.run(
      { files, packages, time, schedule },
      'endings',
    );
    if (missingPart !== undefined) throw new Error(`part ${missingPart} has not been loaded`);
    return observedRun(events, exitCode, schedule.log);
  };
}

/**
 * The search over every order of a scenario, to its end.
 * @throws Error when it is not complete: a scenario of ours has some hundred orders
 */
export async function ordersOf(runner: LabRunner, run: LabRun): Promise<Exploration> {
  const search = explore(await orderTrialOfRun(runner, run, BOUNDS), { bounds: BOUNDS });
  for (;;) {
    const { done, value } = search.next();
    if (!done) continue;
    if (!value.isComplete) throw new Error(`not all: ${value.orders} orders tried`);
    return value;
  }
}

/** One run with a schedule and its whole trace, for the figure. */
export function runWithSchedule(
  runner: LabRunner,
  run: LabRun,
  delays: Schedule,
  bounds: Bounds = BOUNDS,
): Promise<LabOutput> {
  const schedule = new ScheduleRecorder(delays, boundsInUs(bounds));
  return runner.run({ ...run, files: withoutClock(run.files), schedule });
}
