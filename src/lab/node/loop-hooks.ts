import type { Coroutine } from '../kernel/coroutine.ts';
import type { LoopHooks } from '../kernel/loop.ts';
import { drain, handleException } from './callback-scope.ts';
import { exitCodeOf } from './exit-state.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import {
  noteDueTimers,
  noteNextTimer,
  startScheduledTimer,
  withFirstTimers,
} from './scheduled-timers.ts';

/** Fields of immediateInfo: Environment::ImmediateInfo in src/env.h. */
const COUNT = 0;
const REF_COUNT = 1;
const HAS_OUTSTANDING = 2;

/** The callbacks that Node gives to libuv's loop: src/env.cc and src/api/hooks.cc. */
export function createLoopHooks(env: ProcessEnvironment): LoopHooks {
  return {
    runTimers() {
      return env.makeCallback(env.process, () => dueTimers(env), [], {
        generator: true,
        what: 'processTimers',
      }) as Coroutine;
    },
    noteTimers: () => noteNextTimer(env),
    hasImmediates: () => (env.immediateInfo[COUNT] ?? 0) > 0 || env.asyncHooks.hasDestroyed,
    runImmediates: () => immediates(env),
    *beforeExit() {
      const emit = () => {
        env.asyncHooks.emitDestroys();
        env.process['emit']('beforeExit', exitCodeOf(env, 0));
      };
      yield* env.makeCallback(env.process, emit, [], { what: 'beforeExit' });
    },
    *exit() {
      const options = { generator: true, what: 'exit' };
      yield* env.makeCallback(env.process, () => emitProcessExit(env), [], options);
    },
  };
}

/**
 * Environment::RunTimers: repeats after an exception that the program handled, until all due timers
 * have run.
 */
function* dueTimers(env: ProcessEnvironment): Coroutine {
  const { loop, timerCallbacks } = env;
  let expiryMs: number | undefined;
  let ranAt = loop.timeTerm;
  while (expiryMs === undefined) {
    try {
      loop.updateTime();
      ranAt = loop.timeTerm;
      const now = noteDueTimers(env) ?? loop.time;
      const next = yield* timerCallbacks.processTimers.call(env.process, now);
      expiryMs = withFirstTimers(env, next);
    } catch (error) {
      handleException(env, error);
      if (env.exited) return;
    }
  }
  if (expiryMs !== 0 && !startScheduledTimer(env, Math.abs(expiryMs), ranAt))
    loop.startTimer(Math.max(1, Math.abs(expiryMs) - loop.time));
  loop.refTimer(expiryMs > 0);
}

/**
 * Environment::CheckImmediate. It opens a callback scope for Node's own immediates first, which
 * also runs what a callback has left behind that threw.
 */
function* immediates(env: ProcessEnvironment): Coroutine {
  const { processImmediate } = env.timerCallbacks;
  const { asyncHooks, promises, tickInfo } = env;
  if (asyncHooks.hasDestroyed || promises.hasJobs() || tickInfo.some((field) => field !== 0)) {
    const native = { what: 'native immediates' };
    yield* env.makeCallback(env.process, () => asyncHooks.emitDestroys(), [], native);
  }
  if (env.exited || env.immediateInfo[COUNT] === 0) return;
  do {
    const options = { generator: true, what: 'processImmediate' };
    yield* env.makeCallback(env.process, processImmediate, [], options);
  } while (env.immediateInfo[HAS_OUTSTANDING] === 1 && !env.exited);
  if (env.immediateInfo[REF_COUNT] === 0) env.loop.refImmediates(false);
}

/** ExitCode::kUnsettledTopLevelAwait (src/node_exit_code.h). */
const UNSETTLED_TOP_LEVEL_AWAIT = 13;

/** The first major that also passes this code to listeners of 'exit'. */
const TELLS_UNSETTLED_SINCE = 22;

/**
 * EmitProcessExitInternal (src/api/hooks.cc): the loop has nothing left to do. Ticks and microtasks
 * of the listeners run, and an exception that the program handles changes nothing.
 */
function* emitProcessExit(env: ProcessEnvironment): Coroutine {
  const { process, program } = env;
  const tells = env.major >= TELLS_UNSETTLED_SINCE;
  const isUnsettled = program?.isSettled === false;
  const otherwise = isUnsettled && tells ? UNSETTLED_TOP_LEVEL_AWAIT : 0;
  let told = exitCodeOf(env, otherwise);
  if (
    isUnsettled &&
    (tells ? told === otherwise || told === 0 : process['exitCode'] === undefined)
  ) {
    // Until Node 21 by handleProcessExit (lib/internal/modules/run_main.js), which is the first
    // listener of 'exit'.
    env.write('stderr', program.unsettledAwaitWarning());
    process['exitCode'] = UNSETTLED_TOP_LEVEL_AWAIT;
    if (tells) told = otherwise;
  }
  process['_exiting'] = true;
  try {
    process['emit']('exit', told);
    yield* drain(env);
  } catch (error) {
    handleException(env, error);
    if (env.exited) return;
  }
  env.exit(exitCodeOf(env, otherwise));
}
