import { APP_DIRECTORY } from '../../program/source.ts';
import type { ProcessEnvironment } from '../process-environment.ts';

/**
 * lib/internal/process/execution.js: the state of process.setUncaughtExceptionCaptureCallback.
 * Uncaught exceptions are handled in uncaught.ts, because half of that code is C++.
 */
export function execution(env: ProcessEnvironment) {
  return {
    tryGetCwd: () => APP_DIRECTORY,
    setUncaughtExceptionCaptureCallback(fn: ((error: unknown) => void) | null) {
      const { codes } = env.require('internal/errors');
      if (fn !== null && typeof fn !== 'function') {
        throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
      }
      if (fn !== null && env.uncaughtCapture !== null) {
        throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
      }
      env.uncaughtCapture = fn;
    },
    hasUncaughtExceptionCaptureCallback: () => env.uncaughtCapture !== null,
  };
}
