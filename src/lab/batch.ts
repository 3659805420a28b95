import type { Llhttp } from './bindings/llhttp.ts';
import type { TimeModel } from './kernel/time-model.ts';
import type { LabOutput } from './lab-output.ts';
import { LabPair, runPair } from './lab-pair.ts';
import type { Limits } from './limits.ts';
import { CompileCache } from './program/compile-cache.ts';
import type { ReleasePack } from './release-pack.ts';
import type { LabInput } from './run.ts';

/** Many runs of one release. */
export interface Batch {
  /**
   * Returns what `runLab` returns, many times faster: both processes are booted once and rewound
   * between runs.
   */
  run(input: Pick<LabInput, 'files' | 'packages' | 'time'>): LabOutput;
}

interface BatchOptions {
  readonly limits?: Partial<Limits>;
}

/** Other packages may keep a pool or a cache from run to run, which nothing here can rewind. */
const STATELESS = ['node-fetch'];

/**
 * For sweeps over thousands of scenarios. When a program leaves its process in a state that cannot
 * be rewound, the processes are booted again for the next run. The result of that run is the same.
 */
export function createBatch(
  release: ReleasePack,
  llhttp: Llhttp,
  { limits = {} }: BatchOptions = {},
): Batch {
  const compiled = new CompileCache();
  let pair: LabPair | undefined;
  const boot = (time: Partial<TimeModel>, holds?: ReadonlySet<number>) =>
    new LabPair({ release, limits, time, ...(holds && { holds }) }, llhttp);
  return {
    run({ files, packages, time = {} }) {
      if (!pair?.rewind(time)) {
        pair = boot(time);
        pair.rememberBoot();
      }
      const program = { files, packages, commonJs: [], compiled };
      const output = runPair(pair, (holds) => boot(time, holds), program);
      // What changed built-ins, or was cut short by the lack of a part, may have left something behind.
      const isLeft = pair.isTouched || output.missingPart !== undefined;
      if (isLeft || packages.some(({ name }) => !STATELESS.includes(name))) pair = undefined;
      return output;
    },
  };
}
