import type { ProcessEnvironment } from '../environment.ts';

/**
 * Command line options, as internalBinding('options') serves them: the defaults of the release's
 * binary, no flag given. Only the module is replaced: its binding looks different in every release,
 * its exports do not.
 */
export function options(env: ProcessEnvironment) {
  const defaults = env.release.options;
  return {
    /** `--no-x` is what `--x` is not (lib/internal/options.js). */
    getOptionValue(name: string): unknown {
      return name.startsWith('--no-')
        ? !defaults[`--${name.slice('--no-'.length)}`]
        : defaults[name];
    },
    getEmbedderOptions: () => ({ hasEmbedderPreload: false, noGlobalSearchPaths: false }),
    getAllowUnauthorized: () => false,
    refreshOptions() {},
  };
}
