import { LimitReached } from '../limits.ts';
import type { CompileCache } from '../program/compile-cache.ts';
import type { ProgramHost } from '../program/host.ts';
import type { BundledPackage } from '../program/package.ts';
import type { ProcessEnvironment } from './environment.ts';
import { ProcessExit } from './process-exit.ts';

/** What a process is given to run. */
export interface ProgramFiles {
  /** Files to be evaluated before the main one, as `--import` does. */
  readonly preloads: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly BundledPackage[];
  /** Files that are CommonJS, besides those that are called `.cjs`. */
  readonly commonJs: readonly string[];
  readonly compiled: CompileCache;
}

/** The process as the reader's program sees it: what program/ takes from it. */
export function programHost(env: ProcessEnvironment, program: ProgramFiles): ProgramHost {
  const { machine, kernelProcess } = env;
  const { statementsMax } = machine.limits;
  let statements = 0;
  return {
    files: program.files,
    packages: program.packages,
    isCommonJs: (file) => file.endsWith('.cjs') || program.commonJs.includes(file),
    compiled: program.compiled,
    loadedPackages: env.loadedPackages,
    global: env.global,
    promises: env.promises,
    version: env.release.version,
    isBuiltin: (id) => env.builtins.isPublic(id),
    requireBuiltin: (id) => env.builtins.require(id),
    onUncaught: (error, fromPromise) => env.uncaught(error, fromPromise),
    setLine(file, line) {
      if (env.exited) throw new ProcessExit(env.exitCode!);
      // Libraries may have caught it: lib/internal/console/constructor.js ignores what a write
      // throws.
      if (machine.limitReached) throw machine.limitReached;
      if (++statements > statementsMax) {
        const message = `${file} began more than ${statementsMax} statements.`;
        machine.end(new LimitReached('statementsMax', message));
      }
      // Only the main file is the reader's own story; the probe and other files keep its place.
      if (file === env.mainFile) kernelProcess.line = line;
    },
    hasEnded: () => env.exited || machine.limitReached !== undefined,
  };
}
