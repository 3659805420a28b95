import type { LabRunner } from '../../build/lab-runner.ts';
import type { TimeModel } from '../../lab/index.ts';
import { type BoxedOutput, BoxedProgram } from './boxed-run.ts';
import type { Experiment } from './experiment.ts';

/** An experiment that can be run, again and on another time model if need be. */
export interface StartedExperiment {
  /** @throws EngineError when there is no answer that could be believed */
  run(time?: Partial<TimeModel>): Promise<BoxedOutput>;
  close(): void;
}

/** How programs of ours are run: one by one, or many from processes that are booted once. */
export type RunHere = LabRunner['run'];

/**
 * Starts an experiment where it may run. What the knobs write is ours, and runs in this process, which is many times
 * faster; anything else runs in the box.
 *
 * @param log sets of Node's debug log
 */
export async function startExperiment(
  { run, isOurs }: Experiment,
  runHere: RunHere,
  log = '',
): Promise<StartedExperiment> {
  if (isOurs) {
    return {
      run: async (time = run.time ?? {}) => ({
        ...(await runHere({ ...run, time, log })),
        notes: [],
      }),
      close() {},
    };
  }
  const program = await BoxedProgram.open({ ...run, log });
  return { run: (time = run.time) => program.run(time), close: () => program.close() };
}
