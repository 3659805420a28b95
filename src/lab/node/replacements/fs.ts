import type { NodeProcess } from '../process.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

/** The simulated machine has no files beyond the programs themselves. */
export const fs = (env: NodeProcess) =>
  unsimulatedModule('fs', { promises: env.require('fs/promises'), constants: {} });

export const fsPromises = () => unsimulatedModule('fs.promises', { constants: {} });
