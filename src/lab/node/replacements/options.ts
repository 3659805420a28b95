import type { ProcessEnvironment } from '../process-environment.ts';

/**
 * Command line options, as internalBinding('options') provides them: the defaults of the release's
 * binary, without any flag. The module is replaced and not its binding, because the binding differs
 * from release to release and the exports of the module do not.
 */
export function options(env: ProcessEnvironment) {
  const defaults = env.release.options;
  return {
    /** `--no-x` is the opposite of `--x` (lib/internal/options.js). */
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
