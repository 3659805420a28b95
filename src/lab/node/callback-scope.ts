import {
  CALLBACK_FAILED,
  type CallbackOptions,
  type JsFunction,
  type JsValue,
} from '../bindings/environment.ts';
import { type Coroutine, MICROTASKS } from '../kernel/coroutine.ts';
import { LimitReached } from '../limits.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { ProcessExit } from './process-exit.ts';

/** Fields of tickInfo: Environment::TickInfo in src/env.h. */
const HAS_TICK_SCHEDULED = 0;
const HAS_REJECTION_TO_WARN = 1;

const NO_OPTIONS: CallbackOptions = {};

/**
 * Calls JavaScript from the loop: InternalMakeCallback over InternalCallbackScope
 * (src/api/callback.cc). The outermost callback keeps the process busy, and when its function has
 * returned, ticks and microtasks run. After an exception nothing is drained: the remaining ticks
 * run after the setImmediate of the handler.
 */
export function* makeCallback(
  env: ProcessEnvironment,
  resource: JsValue,
  fn: JsFunction,
  args: readonly unknown[],
  options: CallbackOptions = NO_OPTIONS,
): Coroutine<unknown> {
  if (env.exited) return CALLBACK_FAILED;
  const outermost = env.callbackDepth === 0;
  env.callbackDepth += 1;
  if (outermost) yield* begin(env, options.what ?? nameOf(resource));
  const asyncId = options.asyncId ?? 0;
  const receiver = resource ?? env.process;
  enter(env, receiver, asyncId, options);
  let result: unknown = CALLBACK_FAILED;
  try {
    const returned = fn.apply(receiver, args as unknown[]);
    result = options.generator === true ? yield* whileAlive(env, returned) : returned;
  } catch (error) {
    handleException(env, error);
  }
  leave(env, asyncId, result);
  if (outermost && options.skipTaskQueues !== true && result !== CALLBACK_FAILED) yield* drain(env);
  env.callbackDepth -= 1;
  if (outermost && !env.exited) yield* end(env);
  return result;
}

/**
 * The same from native code on whose result more native code waits, such as a parser in the middle
 * of a packet: it cannot yield, so microtasks are drained at once. ProcessExit and LimitReached go
 * through.
 */
export function makeCallbackSync(
  env: ProcessEnvironment,
  resource: JsValue,
  fn: JsFunction,
  args: readonly unknown[],
  options: CallbackOptions = NO_OPTIONS,
): unknown {
  if (env.exitCode !== undefined) throw new ProcessExit(env.exitCode);
  const outermost = env.callbackDepth === 0;
  const asyncId = options.asyncId ?? 0;
  env.callbackDepth += 1;
  enter(env, resource, asyncId, options);
  let result: unknown = CALLBACK_FAILED;
  try {
    result = fn.apply(resource, args as unknown[]);
  } catch (error) {
    if (error instanceof ProcessExit || error instanceof LimitReached) throw error;
    env.uncaught(error);
  } finally {
    leave(env, asyncId, result);
    env.callbackDepth -= 1;
  }
  if (outermost && options.skipTaskQueues !== true && result !== CALLBACK_FAILED) drainNow(env);
  return result;
}

/** Like `drain`, but it does not yield to the machine: it drains microtasks itself. */
function drainNow(env: ProcessEnvironment): void {
  for (const effect of drain(env)) {
    if (effect !== MICROTASKS) throw new Error('a nested callback cannot wait');
    env.drainMicrotasks();
  }
  if (env.exitCode !== undefined) throw new ProcessExit(env.exitCode);
}

function enter(
  env: ProcessEnvironment,
  resource: unknown,
  asyncId: number,
  options: CallbackOptions,
): void {
  env.asyncHooks.pushContext(asyncId, options.triggerAsyncId ?? 0, resource);
  if (asyncId !== 0) env.asyncHooks.emitBefore(asyncId);
}

function leave(env: ProcessEnvironment, asyncId: number, result: unknown): void {
  if (env.exited) return;
  if (result !== CALLBACK_FAILED && asyncId !== 0) env.asyncHooks.emitAfter(asyncId);
  env.asyncHooks.popContext(asyncId);
}

/**
 * The cost is the time that JavaScript takes before its effects show. The rest of the callback
 * takes no time.
 */
function* begin(env: ProcessEnvironment, what: string): Coroutine {
  env.program?.calls.enterCallback();
  if (env.machine.recording) {
    env.machine.report({ kind: 'callback', phase: env.loop.phase, what });
  }
  if (env.cost.pre.busy > 0) yield env.cost.pre;
}

function* end(env: ProcessEnvironment): Coroutine {
  if (env.cost.post.busy > 0) yield env.cost.post;
  if (env.machine.recording) env.machine.report({ kind: 'callback-end' });
}

/** InternalCallbackScope::Close. */
function* drain(env: ProcessEnvironment): Coroutine {
  const { tickInfo, tickCallback } = env;
  if (tickInfo[HAS_TICK_SCHEDULED] === 0) yield MICROTASKS;
  if (env.exited) return;
  if (tickInfo[HAS_TICK_SCHEDULED] === 0 && tickInfo[HAS_REJECTION_TO_WARN] === 0) return;
  if (tickCallback === undefined) return;
  try {
    yield* whileAlive(env, tickCallback.call(env.process));
  } catch (error) {
    handleException(env, error);
  }
}

/**
 * Runs a rewritten drain point of lib/, and stops it where it is when the process exits in a
 * microtask.
 */
function* whileAlive<T>(env: ProcessEnvironment, coroutine: Coroutine<T>): Coroutine<T> {
  for (;;) {
    const { done, value } = coroutine.next();
    if (done) return value;
    yield value;
    if (env.exitCode !== undefined) throw new ProcessExit(env.exitCode);
  }
}

/**
 * Handles an exception that the JavaScript of a process has thrown. Returns when the process goes
 * on, and also when it has exited, so callers check `env.exited`. Throws LimitReached, which ends
 * the run.
 */
export function handleException(env: ProcessEnvironment, error: unknown): void {
  if (error instanceof LimitReached) throw error;
  if (error instanceof ProcessExit || env.exited) return;
  try {
    env.uncaught(error);
  } catch (thrown) {
    if (!(thrown instanceof ProcessExit)) throw thrown;
  }
}

function nameOf(resource: JsValue): string {
  return resource?.constructor?.name ?? 'callback';
}
