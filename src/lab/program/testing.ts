import { format, inspect } from 'node:util';
import { createPromises } from '../promises/create.ts';
import { CallSite } from './call-sites.ts';
import { CompileCache } from './compile-cache.ts';
import { LoadedProgram } from './loaded-program.ts';
import type { BundledPackage } from './package.ts';
import { installStacks } from './stacks.ts';
import { formatUncaught } from './uncaught-report.ts';

/**
 * What a program did. The process is the smallest one that can run it: it has no event loop, and
 * its modules of Node are given to it.
 */
interface TestRun {
  readonly output: string;
  /** What a process prints when it ends with this error. */
  readonly uncaught: string;
  readonly lines: readonly string[];
  readonly program: LoadedProgram;
  readonly awaitsThrew: readonly unknown[];
}

interface TestOptions {
  readonly packages?: readonly BundledPackage[];
  readonly builtins?: Readonly<Record<string, unknown>>;
  readonly version?: string;
  readonly compiled?: CompileCache;
  /** The file to run; `client.mjs` by default. */
  readonly entry?: string;
  /** Additional properties of the program's global object. */
  readonly globals?: Readonly<Record<string, unknown>>;
}

/** For tests: runs the entry, `client.mjs`, of these files until its job queue is empty. */
export function runProgram(files: Record<string, string>, options: TestOptions = {}): TestRun {
  const promises = createPromises();
  const log: string[] = [];
  const lines: string[] = [];
  const awaitsThrew: unknown[] = [];
  let uncaught = '';
  let hasEnded = false;
  const version = options.version ?? '20.0.0';
  const builtins: Record<string, unknown> = {
    ...options.builtins,
    'internal/errors': { codes },
    'internal/process/warning': { emitWarningSync: (text: string) => log.push(`warning: ${text}`) },
  };
  const program = new LoadedProgram({
    promises,
    version,
    files,
    global: {
      console: { log: (...values: unknown[]) => log.push(format(...values)) },
      Promise: promises.Promise,
      exit() {
        hasEnded = true;
        throw new Error('the process has ended');
      },
      ...options.globals,
    },
    packages: options.packages ?? [],
    isCommonJs: (file) => file.endsWith('.cjs'),
    compiled: options.compiled ?? new CompileCache(),
    isBuiltin: (id) => id.replace(/^node:/, '') in builtins,
    requireBuiltin: (id) => builtins[id],
    onUncaught(error, fromPromise) {
      const isObject = typeof error === 'object' && error !== null;
      const inspected = error instanceof Error ? `${error.stack}` : inspect(error);
      uncaught = formatUncaught({
        error,
        fromPromise,
        version,
        inspected: isObject ? inspected : `${error}`,
      });
    },
    setLine: (file, line) => lines.push(`${file}:${line}`),
    hasEnded: () => hasEnded,
  });
  promises.hooks.awaitThrew = (error) => awaitsThrew.push(error);
  promises.hooks.isTermination = () => hasEnded;
  const uninstall = installStacks(
    (url) => program.sourceOf(url),
    () => CallSite,
  );
  try {
    program.start(options.entry ?? 'client.mjs');
    promises.drain();
  } catch (error) {
    if (!hasEnded) throw error;
  } finally {
    uninstall();
  }
  return { output: log.join('\n'), uncaught, lines, program, awaitsThrew };
}

/** As in lib/internal/errors.js of the releases that tests name. */
const codes = {
  ERR_MODULE_NOT_FOUND: class extends Error {
    readonly code = 'ERR_MODULE_NOT_FOUND';
    constructor(path: string, base: string, type = 'package') {
      super(`Cannot find ${type} '${path}' imported from ${base}`);
    }
  },
  ERR_REQUIRE_ESM: class extends Error {
    readonly code = 'ERR_REQUIRE_ESM';
    constructor(path: string, _hasEsmSyntax: boolean, importer: string) {
      super(`${path} from ${importer}`);
    }
  },
  ERR_REQUIRE_ASYNC_MODULE: class extends Error {
    readonly code = 'ERR_REQUIRE_ASYNC_MODULE';
  },
  ERR_UNKNOWN_BUILTIN_MODULE: class extends Error {
    readonly code = 'ERR_UNKNOWN_BUILTIN_MODULE';
    constructor(id: string) {
      super(`No such built-in module: ${id}`);
    }
  },
};
