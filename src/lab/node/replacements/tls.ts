import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/** TLS needs OpenSSL. A request to an https: URL ends with a NotSimulatedError that names it. */
export const tls = (env: ProcessEnvironment) => outlinedModule(env, 'tls');
