import type { TimeTerm } from '../../trace/record/order-log.ts';
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
  const began = env.machine.term;
  let effect = began;
  if (outermost) effect = yield* begin(env, options.what ?? 'callback');
  const asyncId = options.asyncId ?? 0;
  const receiver = resource ?? env.process;
  const frame = enter(env, receiver, asyncId, options);
  let result: unknown = CALLBACK_FAILED;
  try {
    const returned = fn.apply(receiver, args as unknown[]);
    result = options.generator === true ? yield* whileAlive(env, returned) : returned;
  } catch (error) {
    handleException(env, error);
  }
  leave(env, asyncId, result, frame);
  if (outermost && options.skipTaskQueues !== true && result !== CALLBACK_FAILED) {
    if (!(yield* drain(env))) result = CALLBACK_FAILED;
  }
  env.callbackDepth -= 1;
  if (outermost && !env.exited) yield* end(env, began, effect);
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
  const frame = enter(env, resource, asyncId, options);
  let result: unknown = CALLBACK_FAILED;
  try {
    result = fn.apply(resource, args as unknown[]);
  } catch (error) {
    if (error instanceof ProcessExit || error instanceof LimitReached) throw error;
    env.uncaught(error);
  } finally {
    leave(env, asyncId, result, frame);
    env.callbackDepth -= 1;
  }
  const drains = outermost && options.skipTaskQueues !== true && result !== CALLBACK_FAILED;
  return drains && !drainNow(env) ? CALLBACK_FAILED : result;
}

/** Like `drain`, but it does not yield to the machine: it drains microtasks itself. */
function drainNow(env: ProcessEnvironment): boolean {
  const draining = drain(env);
  for (;;) {
    const { done, value } = draining.next();
    if (env.exitCode !== undefined) throw new ProcessExit(env.exitCode);
    if (done) return value;
    if (value !== MICROTASKS) throw new Error('a nested callback cannot wait');
    env.drainMicrotasks();
  }
}

/** Returns the frame of the code around it, for `leave`. */
function enter(
  env: ProcessEnvironment,
  resource: unknown,
  asyncId: number,
  options: CallbackOptions,
): unknown {
  const frame = env.asyncContextFrame;
  env.asyncContextFrame = options.frame;
  env.asyncHooks.pushContext(asyncId, options.triggerAsyncId ?? 0, resource);
  if (asyncId !== 0) env.asyncHooks.emitBefore(asyncId);
  return frame;
}

function leave(env: ProcessEnvironment, asyncId: number, result: unknown, frame: unknown): void {
  env.asyncContextFrame = frame;
  if (env.exited) return;
  if (result !== CALLBACK_FAILED && asyncId !== 0) env.asyncHooks.emitAfter(asyncId);
  env.asyncHooks.popContext(asyncId);
}

/**
 * The cost is the time that JavaScript takes before its effects show. The rest of the callback
 * takes no time.
 */
function* begin(env: ProcessEnvironment, what: string): Coroutine<TimeTerm> {
  env.program?.calls.enterCallback();
  if (env.machine.recordsNext()) {
    env.machine.report({ kind: 'callback', phase: env.loop.phase, what });
  }
  const { schedule, now, term } = env.machine;
  const { busy } = env.cost.pre;
  if (schedule?.hasBegun) {
    const effect = schedule.callbackEffect(env.loop.process.actor, term, now, busy);
    yield { busy: effect.us, until: effect.term };
    return effect.term;
  }
  if (busy > 0) yield env.cost.pre;
  return env.machine.term;
}

/** @param effect when its effects showed, for a schedule */
function* end(env: ProcessEnvironment, began: TimeTerm, effect: TimeTerm): Coroutine {
  const { schedule, now } = env.machine;
  const { busy } = env.cost.post;
  if (schedule?.hasBegun) {
    const { actor } = env.loop.process;
    const after = schedule.callbackEnd(actor, began, effect, now, env.machine.term, busy);
    yield { busy: after.us, until: after.term };
  } else if (busy > 0) yield env.cost.post;
  if (env.machine.recordsNext()) env.machine.report({ kind: 'callback-end' });
}

/** InternalCallbackScope::Close. Returns false when a tick threw, which makes the callback fail. */
export function* drain(env: ProcessEnvironment): Coroutine<boolean> {
  const { tickInfo, tickCallback } = env;
  if (tickInfo[HAS_TICK_SCHEDULED] === 0) yield MICROTASKS;
  if (env.exited) return true;
  if (tickInfo[HAS_TICK_SCHEDULED] === 0 && tickInfo[HAS_REJECTION_TO_WARN] === 0) return true;
  if (tickCallback === undefined) return true;
  try {
    yield* whileAlive(env, tickCallback.call(env.process));
    return true;
  } catch (error) {
    handleException(env, error);
    return false;
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
 * All that a process does from its start. It ends where the process exits, also in JavaScript that
 * native code calls outside of a callback scope: hooks of async_hooks, getters, what a parser
 * calls.
 */
export function* untilExit(life: Coroutine): Coroutine {
  try {
    yield* life;
  } catch (error) {
    if (!(error instanceof ProcessExit)) throw error;
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
