import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/** The simulated machine runs two programs, and neither can start another. */
export const childProcess = (env: ProcessEnvironment) => outlinedModule(env, 'child_process');
