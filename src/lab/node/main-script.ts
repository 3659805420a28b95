import type { Busy, Coroutine } from '../kernel/coroutine.ts';
import type { ProcessEnvironment } from './process-environment.ts';

/**
 * The first major of which every measured release evaluates the main file before its loop begins.
 */
const READS_MODULES_AT_ONCE_SINCE = 22;

/**
 * Code is slow when it runs for the first time, so that a `setTimeout(…, 0)` of the main script is
 * always due when the loop begins. Measured with the ordering programs of the conformance suite.
 */
const COLD_START: Busy = { busy: 1500 };

/** How long the thread pool takes to read a file from the page cache. */
export const FILE_READ_US = 100;

/**
 * node::LoadEnvironment, then node::SpinEventLoop: `evaluate` is called once, in a callback scope,
 * then the loop runs until the process ends.
 *
 * Until Node 21 ES modules are read by the thread pool (lib/internal/modules/esm/load.js), so a
 * program begins in the poll phase, and its first immediates run before its first timers.
 *
 * @param readsAtOnce the main file is CommonJS, which every release reads before the loop begins
 */
export function* runMainScript(
  env: ProcessEnvironment,
  evaluate: () => void,
  readsAtOnce: boolean,
): Coroutine {
  const { loop } = env;
  const call = (asyncId: number, what: string) =>
    env.makeCallback({}, evaluate, [], { asyncId, what }) as Coroutine;
  loop.enter('main');
  if (readsAtOnce || env.major >= READS_MODULES_AT_ONCE_SINCE) {
    yield* call(1, 'main script');
    yield COLD_START;
  } else {
    loop.queueWork(FILE_READ_US, () => call(env.newAsyncId(), 'FSReqPromise'));
  }
  if (!env.exited) yield* loop.run();
}
