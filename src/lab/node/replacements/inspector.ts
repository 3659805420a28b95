import { notSimulated } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

export const inspector = (env: ProcessEnvironment) =>
  outlinedModule(env, 'inspector', { url: () => undefined });

/**
 * `internalBinding('config').hasInspector` is false in the Lab, so lib/ does not use it by itself.
 */
export const inspectorUtil = () => ({ sendInspectorCommand: notSimulated('The inspector') });
