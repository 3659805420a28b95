import type { ProcessEnvironment } from '../process-environment.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

/** The simulated machine has no files beyond the programs themselves. */
export const fs = (env: ProcessEnvironment) =>
  unsimulatedModule('fs', { promises: env.requireAny('fs/promises'), constants: {} });

export const fsPromises = () => unsimulatedModule('fs.promises', { constants: {} });
