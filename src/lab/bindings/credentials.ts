import type { BindingFactory } from './environment.ts';

/** internalBinding('credentials'): src/node_credentials.cc. */
export const credentials: BindingFactory = (env) => ({
  /** The process is not setuid, so it may read every variable. */
  safeGetenv(name: string) {
    return env.process['env'][name];
  },
  /** CredentialsGetTempDir: without a slash at its end. */
  getTempDir() {
    const { TMPDIR, TMP, TEMP } = env.process['env'];
    return (TMPDIR || TMP || TEMP || '/tmp').replace(/(?<=.)\/$/, '');
  },
});
