import type { Busy, Coroutine } from '../kernel/coroutine.ts';
import { isAtLeast } from '../program/release-order.ts';
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
 * `at once`: CommonJS, which every release reads before the loop begins. `between two loops`: an ES module that imports a
 * CommonJS package, see `compilesLexer`.
 */
type WhereItBegins = 'at once' | 'between two loops' | 'in the loop';

/**
 * Whether a release awaits the WebAssembly of cjs-module-lexer before it evaluates an ES module that imports a CommonJS one
 * (initCJSParse, lib/internal/modules/esm/translators.js: an `await` in 18.20.8, 19.8.1 and 20.0.0, none in 20.20.2). V8
 * compiles it on another thread, which keeps no loop alive. So the loop ends, Node drains the platform's tasks
 * (SpinEventLoop, src/api/embed_helpers.cc), the program begins in one of these, and a second loop follows.
 */
export function compilesLexer(version: string): boolean {
  return !isAtLeast(version, 20, 20);
}

/**
 * node::LoadEnvironment, then node::SpinEventLoop: `evaluate` is called once, in a callback scope,
 * then the loop runs until the process ends.
 *
 * Until Node 21 ES modules are read by the thread pool (lib/internal/modules/esm/load.js), so a
 * program begins in the poll phase, and its first immediates run before its first timers.
 *
 * @param begins where the main file is evaluated
 */
export function* runMainScript(
  env: ProcessEnvironment,
  evaluate: () => void,
  begins: WhereItBegins,
): Coroutine {
  const { loop } = env;
  const call = (asyncId: number, what: string) =>
    env.makeCallback({}, evaluate, [], { asyncId, what }) as Coroutine;
  loop.enter('main');
  if (begins === 'at once' || env.major >= READS_MODULES_AT_ONCE_SINCE) {
    yield* call(1, 'main script');
    yield COLD_START;
  } else if (begins === 'between two loops') {
    yield { busy: FILE_READ_US };
    yield* call(env.newAsyncId(), 'main script');
    yield COLD_START;
  } else {
    loop.queueWork(FILE_READ_US, () => call(env.newAsyncId(), 'FSReqPromise'));
  }
  if (!env.exited) yield* loop.run();
}
