import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/**
 * No compression: the playground's server never compresses, and node-fetch only makes a decoder for
 * a compressed response.
 */
export function zlib(env: ProcessEnvironment) {
  const constants = env.internalBinding('constants').zlib;
  return outlinedModule(env, 'zlib', { constants });
}
