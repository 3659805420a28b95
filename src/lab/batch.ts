import type { Llhttp } from './bindings/llhttp.ts';
import type { TimeModel } from './kernel/time-model.ts';
import type { LabOutput } from './lab-output.ts';
import { LabPair, runApart } from './lab-pair.ts';
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
   */
  run(input: Pick<LabInput, 'files' | 'packages' | 'time'>): LabOutput;
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
  const boot = (time: Partial<TimeModel>) => new LabPair({ release, limits, time }, llhttp);
  return {
    run({ files, packages, time = {} }) {
      const program = { files, packages, commonJs: [], compiled };
      if (!isRewindable(files, packages, compiled)) {
        return boot(time).run(program) ?? runApart(() => boot(time), program);
      }
      if (!pair?.rewind(time)) {
        pair = boot(time);
        pair.rememberBoot();
      }
      // Nothing was changed, so there is an output.
      return pair.run(program, 'untouched') as LabOutput;
    },
  };
}
