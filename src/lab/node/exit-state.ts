import type { JsObject } from '../bindings/environment.ts';
import type { ProcessEnvironment } from './process-environment.ts';

/** 128 + SIGABRT, as a shell reports it. */
const ABORTED = 134;

/** The first major in which `exitCode` is an accessor: that one warns, the later ones throw. */
const WARNS_SINCE = 19;
const THROWS_SINCE = 20;
/** The first major that keeps it as the integer that C++ reads. */
const KEEPS_INTEGER_SINCE = 22;

/** `exitCode` and `_exiting` as lib/internal/bootstrap/node.js defines them. */
export function defineExitState(env: ProcessEnvironment, process: JsObject): void {
  let exiting = false;
  Object.defineProperty(process, '_exiting', {
    get: () => exiting,
    set: (value) => {
      exiting = Boolean(value);
    },
    enumerable: true,
    configurable: true,
  });
  process['exitCode'] = undefined;
  if (env.major < WARNS_SINCE) return;
  let exitCode: unknown;
  Object.defineProperty(process, 'exitCode', {
    get: () => exitCode,
    set: (code) => {
      checkExitCode(env, code);
      exitCode =
        env.major >= KEEPS_INTEGER_SINCE ? (code == null ? undefined : toInt32(code)) : code;
    },
    configurable: false,
  });
}

/** @param isSync the warning is printed at once, because the process is about to end */
function checkExitCode(env: ProcessEnvironment, code: unknown, isSync = false): void {
  if (code === null || code === undefined) return;
  const number = typeof code === 'string' && code !== '' ? Number(code) : code;
  if (env.major >= THROWS_SINCE) {
    const value = Number.isNaN(number) ? code : number;
    env.requireAny('internal/validators')['validateInteger'](value, 'code');
  } else if (!Number.isSafeInteger(number)) {
    const warning = 'Implicit coercion to integer for exit code is deprecated.';
    env.requireAny('internal/util')['deprecate'](() => {}, warning, 'DEP0164', isSync)();
  }
}

/** Environment::exit_code: what the program has set, as C++ reads it, or else `otherwise`. */
export function exitCodeOf({ process }: ProcessEnvironment, otherwise: number): number {
  const code: unknown = process['exitCode'];
  return code === undefined || code === null ? otherwise : toInt32(code);
}

/** Value::Int32Value; 0 where the conversion throws. */
function toInt32(value: unknown): number {
  try {
    return Number(value) | 0;
  } catch {
    return 0;
  }
}

/** lib/internal/process/per_thread.js exit, and Environment::Exit below it. */
export function exitMethods(env: ProcessEnvironment, process: JsObject) {
  return {
    reallyExit: (...[code]: unknown[]) => env.exit(toInt32(code)),
    abort: () => env.exit(ABORTED),
    exit(code: unknown) {
      if (env.major === WARNS_SINCE) checkExitCode(env, code, true);
      // biome-ignore lint/complexity/noArguments: its `length` is 1, as in Node.
      if (env.major >= THROWS_SINCE ? arguments.length > 0 : code || code === 0) {
        process['exitCode'] = code;
      }
      if (!process['_exiting']) {
        process['_exiting'] = true;
        process['emit']('exit', process['exitCode'] || 0);
      }
      process['reallyExit'](process['exitCode'] || 0);
    },
  };
}
