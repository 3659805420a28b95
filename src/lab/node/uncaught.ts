import type { JsObject } from '../bindings/environment.ts';
import { errorSummary } from '../error-summary.ts';
import { LimitReached } from '../limits.ts';
import { originOf } from '../program/origin.ts';
import { formatUncaught } from '../program/uncaught-report.ts';
import { exitCodeOf } from './exit-state.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { ProcessExit } from './process-exit.ts';

/** ExitCode::kGenericUserError and kExceptionInFatalExceptionHandler (src/node_exit_code.h). */
const GENERIC_USER_ERROR = 1;
const EXCEPTION_IN_HANDLER = 7;

/**
 * errors::TriggerUncaughtException (src/node_errors.cc): an exception that nothing in JavaScript
 * caught. Returns when the program handles it (`process.on('uncaughtException')`). Otherwise the
 * process ends: 'exit' is emitted, the error is printed, and ProcessExit is thrown to unwind the
 * JavaScript stack.
 */
export function triggerUncaughtException(
  env: ProcessEnvironment,
  error: unknown,
  fromPromise: boolean,
): void {
  let handled: boolean;
  try {
    handled = onGlobalUncaughtException(env, error, fromPromise);
  } catch (thrown) {
    if (thrown instanceof ProcessExit) throw thrown;
    die(env, thrown, false, EXCEPTION_IN_HANDLER);
  }
  if (!handled) die(env, error, fromPromise, exitCodeOf(env, GENERIC_USER_ERROR));
}

/** ReportFatalException, then Environment::Exit. */
function die(env: ProcessEnvironment, error: unknown, fromPromise: boolean, code: number): never {
  env.machine.report({ kind: 'uncaught', error: errorSummary(error) });
  const { version } = env.release;
  // An origin is known once the stack has been read.
  const wasRead = originOf(error) !== undefined;
  const report = { error, ...inspected(env, error), fromPromise, wasRead, version };
  env.write('stderr', formatUncaught(report));
  return env.exit(code);
}

/** fatalExceptionStackEnhancers of lib/internal/errors.js: `util.inspect`, deeper than usual. */
function inspected(env: ProcessEnvironment, error: unknown) {
  const isObject = typeof error === 'object' || typeof error === 'function';
  if (!isObject || error === null)
    return { inspected: typeof error === 'symbol' ? '' : String(error) };
  const enhancers = env.require('internal/errors').fatalExceptionStackEnhancers;
  // Adds "Emitted 'error' event on …" to errors without a listener (enhanceStackTrace,
  // lib/events.js).
  try {
    enhancers.beforeInspector(error);
    return { inspected: String(enhancers.afterInspector(error)) };
  } catch (thrown) {
    if (thrown instanceof ProcessExit || thrown instanceof LimitReached) throw thrown;
    // Code of the program has thrown: a getter, `inspect.custom`, Error.prepareStackTrace.
    const { name, message } = errorSummary(error);
    return { inspected: `${name}: ${message}`, isBroken: true };
  }
}

/**
 * createOnGlobalUncaughtException of lib/internal/process/execution.js. Returns true when it was
 * handled.
 */
function onGlobalUncaughtException(
  env: ProcessEnvironment,
  error: unknown,
  fromPromise: boolean,
): boolean {
  const { process } = env;
  env.require('internal/async_hooks').clearDefaultTriggerAsyncId();
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  process['emit']('uncaughtExceptionMonitor', error, origin);
  if (env.uncaughtCapture !== null) env.uncaughtCapture(error);
  else if (!process['emit']('uncaughtException', error, origin)) {
    emitExit(process);
    return false;
  }
  // With this immediate, the ticks that the callback has left run at the latest after the next
  // check phase.
  env.require('timers').setImmediate(() => {});
  env.asyncHooks.emitAfters();
  env.asyncHooks.clearStack();
  return true;
}

function emitExit(process: JsObject): void {
  if (process['_exiting']) return;
  process['_exiting'] = true;
  process['exitCode'] = GENERIC_USER_ERROR;
  try {
    process['emit']('exit', GENERIC_USER_ERROR);
  } catch (thrown) {
    // As in Node, the first error is printed and not this one.
    if (thrown instanceof ProcessExit) throw thrown;
  }
}
