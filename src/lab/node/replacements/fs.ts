import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/** The simulated machine has no files beyond the programs themselves. */
export const fs = (env: ProcessEnvironment) =>
  outlinedModule(env, 'fs', { promises: env.requireAny('fs/promises') });

export const fsPromises = (env: ProcessEnvironment) => outlinedModule(env, 'fs/promises');
