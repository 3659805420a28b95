import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/**
 * lib/net.js asks it whether the process may listen itself. It always may, because there are no
 * cluster workers.
 */
export const cluster = (env: ProcessEnvironment) =>
  outlinedModule(env, 'cluster', { isPrimary: true, isMaster: true, isWorker: false, workers: {} });
