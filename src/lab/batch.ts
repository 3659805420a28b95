import type { Llhttp } from './bindings/llhttp.ts';
import type { ReleasePack } from './node/pack.ts';
import { type LabInput, type LabOutput, runLab } from './run.ts';

/** Many runs of one release: each gives what `runLab` gives, sooner. */
export interface Batch {
  run(input: Omit<LabInput, 'release'>): LabOutput;
}

export function createBatch(release: ReleasePack, llhttp: Llhttp): Batch {
  return { run: (input) => runLab({ ...input, release }, llhttp) };
}
