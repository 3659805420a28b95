import type { LabRunner } from '../../build/lab-runner.ts';
import type { TimeModel } from '../../lab/index.ts';
import { type BoxedOutput, BoxedProgram } from './boxed-run.ts';
import type { Experiment } from './experiment.ts';

/** An experiment that can be run more than once, on other time models. */
export interface StartedExperiment {
  /** @throws EngineError when there is no answer that can be trusted */
  run(time?: Partial<TimeModel>): Promise<BoxedOutput>;
  close(): void;
}

/** How our own programs are run: one by one, or in a batch from processes that are booted once. */
type RunHere = LabRunner['run'];

/**
 * Starts an experiment where it may run. Programs of the knobs are ours and run in this process, which is many times
 * faster. Any other program runs in the box.
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
      run: async (time = run.time ?? {}) => {
        const { chosen: told, ...output } = await runHere({ ...run, time, log });
        return { ...output, notes: [], ...(told && { told }) };
      },
      close() {},
    };
  }
  const program = await BoxedProgram.open({ ...run, log });
  return { run: (time = run.time) => program.run(time), close: () => program.close() };
}
