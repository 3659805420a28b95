import type { BindingFactory } from './environment.ts';

/** internalBinding('credentials'): src/node_credentials.cc. */
export const credentials: BindingFactory = (env) => ({
  /** Not setuid, so every variable is safe. */
  safeGetenv: (name: string) => env.process['env'][name],
  getTempDir: () => '/tmp',
});
