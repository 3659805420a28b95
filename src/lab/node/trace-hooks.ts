import { errorSummary } from '../error-summary.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { ProcessExit } from './process-exit.ts';

/**
 * A set of the debug log that Node does not have: each promise job when it is put into its queue. A
 * trace has the jobs themselves when they run.
 */
const QUEUE = 'queue';

const ANONYMOUS = '(anonymous)';

export type TraceCall = (
  kind: 'tick' | 'timer' | 'immediate',
  fn: unknown,
  delayMs?: number,
) => void;

/**
 * Reports to the trace what runs in the JavaScript of a process: microtasks, ticks, timers,
 * immediates, and errors thrown at an `await`.
 *
 * @returns `__trace`, of which src/lab/library/drain-points.ts writes calls into the sources
 */
export function connectTrace(env: ProcessEnvironment): TraceCall {
  const { machine, loop, promises, proxies } = env;
  /** Reads it without running a getter or a trap of the program. */
  const nameOf = (fn: unknown): string => {
    if (typeof fn !== 'function' || proxies.details(fn)) return ANONYMOUS;
    const name: unknown = Object.getOwnPropertyDescriptor(fn, 'name')?.value;
    return typeof name === 'string' && name !== '' ? name : ANONYMOUS;
  };
  promises.hooks.isTermination = (error) => error instanceof ProcessExit;
  promises.hooks.awaitThrew = (error) =>
    machine.report({ kind: 'throw', error: errorSummary(error) });
  promises.hooks.rejected = (reason) => {
    const broken = env.bodies.rejected(reason);
    if (broken) machine.report(broken);
  };
  promises.hooks.job = (job) => {
    if (machine.recordsNext()) machine.report({ kind: 'microtask', phase: loop.phase, job });
  };
  if (env.log.includes(QUEUE)) {
    // A line in the form of Node's own log (lib/internal/util/debuglog.js).
    promises.hooks.queued = (job) =>
      env.write('stderr', `QUEUE ${env.pid}: {"what":"job","job":"${job}"}\n`);
  }
  return (kind, fn, delayMs = 0) => {
    env.program?.calls.enterCallback(fn);
    if (!machine.recordsNext()) return;
    const common = { phase: loop.phase, fn: nameOf(fn) };
    machine.report(kind === 'timer' ? { kind, ...common, delayMs } : { kind, ...common });
  };
}
