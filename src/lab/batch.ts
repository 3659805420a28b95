import type { Llhttp } from './bindings/llhttp.ts';
import type { KeptEvents } from './kernel/machine.ts';
import type { ScheduleRecorder } from './kernel/schedule.ts';
import type { TimeModel } from './kernel/time-model.ts';
import type { LabOutput } from './lab-output.ts';
import { LabPair, runPair, spoiledAnswer } from './lab-pair.ts';
import type { Limits } from './limits.ts';
import { CompileCache } from './program/compile-cache.ts';
import { isRewindable } from './program/rewindable.ts';
import type { ReleasePack } from './release-pack.ts';
import type { LabInput } from './run.ts';

/** Many runs of one release. */
export interface Batch {
  /**
   * Returns what `runLab` returns. Programs of the knobs run many times faster: their processes are booted once and
   * rewound between runs. Any other program has new processes.
   *
   * @param keeps `endings`: only the events that say how the requests ended, which costs less
   */
  run(
    input: Pick<LabInput, 'files' | 'packages' | 'time' | 'times'>,
    keeps?: 'all' | 'endings',
  ): LabOutput;
}

interface BatchOptions {
  readonly limits?: Partial<Limits>;
}

/**
 * For sweeps over thousands of scenarios. When a program leaves its process in a state that cannot
 * be rewound, such as a pending tick, the processes are booted again for the next run.
 */
export function createBatch(
  release: ReleasePack,
  llhttp: Llhttp,
  { limits = {} }: BatchOptions = {},
): Batch {
  const compiled = new CompileCache();
  let pair: LabPair | undefined;
  const boot = (
    time: Partial<TimeModel>,
    schedule: ScheduleRecorder | undefined,
    keeps: KeptEvents,
    holds?: ReadonlySet<number>,
  ) => new LabPair({ release, limits, time, schedule, keeps, ...(holds && { holds }) }, llhttp);
  return {
    run({ files, packages, time = {}, times }, keeps = 'all') {
      const told = (output: LabOutput) => times?.toldIn(output) ?? output;
      const spoiled = spoiledAnswer();
      if (spoiled) return told(spoiled);
      const program = { files, packages, commonJs: [], compiled };
      const again = (holds: ReadonlySet<number>) => boot(time, times?.begin(), keeps, holds);
      if (!isRewindable(files, packages, compiled))
        return told(runPair(boot(time, times?.begin(), keeps), again, program));
      if (!pair?.rewind(time, times?.begin(), keeps)) {
        pair = boot(time, times?.begin(), keeps);
        pair.rememberBoot();
      }
      const output = runPair(pair, again, program, 'untouched');
      // What was cut short by the lack of a part may have left something behind.
      if (output.missingPart !== undefined) pair = undefined;
      return told(output);
    },
  };
}
