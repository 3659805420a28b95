import type { Coroutine } from '../kernel/coroutine.ts';
import { LimitReached } from '../limits.ts';
import type { CompileCache } from '../program/compile-cache.ts';
import type { ProgramHost } from '../program/host.ts';
import type { BundledPackage } from '../program/package.ts';
import { FILE_READ_US } from './main-script.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { ProcessExit } from './process-exit.ts';

/** The files that a process runs. */
export interface ProgramFiles {
  /** Files that are evaluated before the main one, as with `--import`. */
  readonly preloads: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly BundledPackage[];
  /** CommonJS files, in addition to those with a name in `.cjs`. */
  readonly commonJs: readonly string[];
  readonly compiled: CompileCache;
}

/** The process as program/ uses it. */
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
    whenRead: () =>
      new env.promises.Promise<void>((resolve) => {
        const settle = () => resolve();
        const options = { asyncId: env.newAsyncId(), what: 'FSReqPromise' };
        const read = () => env.makeCallback({}, settle, [], options) as Coroutine;
        env.loop.queueWork(FILE_READ_US, read);
      }),
    preloaded: () => env.preloaded(),
    setLine(file, line) {
      if (env.exitCode !== undefined) throw new ProcessExit(env.exitCode);
      // A library may have caught the LimitReached: lib/internal/console/constructor.js ignores
      // errors of a write.
      if (machine.limitReached) throw machine.limitReached;
      if (++statements > statementsMax) {
        const message = `${file} began more than ${statementsMax} statements.`;
        machine.end(new LimitReached('statementsMax', message));
      }
      // Only lines of the main file are shown; the probe and other files do not change the line.
      if (file === env.mainFile) kernelProcess.line = line;
    },
    hasEnded: () => env.exited || machine.limitReached !== undefined,
  };
}
