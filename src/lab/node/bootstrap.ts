import type { JsFunction } from '../bindings/environment.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { exposeWebGlobals, orderGlobals, standInFor } from './web-globals.ts';

/** The parts of lib/ that a process needs after its boot. */
type Booted = Pick<ProcessEnvironment, 'timerCallbacks' | 'toBuffer'>;

/**
 * Boots a process that begins with an empty global object, so that it can run programs. It does
 * what lib/internal/bootstrap/node.js and, for a main thread, lib/internal/process/pre_execution.js
 * do, in the same order. It leaves out what the Lab does not need: snapshots, workers, the
 * inspector, source maps, CommonJS.
 */
export function bootstrap(env: ProcessEnvironment): Booted {
  const { global, process } = env;
  const operation = (name: string, value: unknown) =>
    Object.defineProperty(global, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });

  setupProcessObject(env);
  operation('global', global);
  Object.defineProperty(global, Symbol.toStringTag, { value: 'global', configurable: true });

  const { Buffer } = env.require('buffer');
  hidden(global, 'Buffer', Buffer);

  env.internalBinding('async_wrap')['setupHooks'](env.require('internal/async_hooks').nativeHooks);
  const { setupTaskQueue, queueMicrotask } = env.require('internal/process/task_queues');
  operation('queueMicrotask', queueMicrotask);
  const timers = env.require('timers');
  for (const kind of ['Immediate', 'Timeout', 'Interval'] as const) {
    operation(`set${kind}`, timers[`set${kind}`]);
    operation(`clear${kind}`, timers[`clear${kind}`]);
  }
  setupWarnings(env);

  const { nextTick, runNextTicks } = setupTaskQueue();
  process['nextTick'] = nextTick;
  const timerCallbacks = env.require('internal/timers').getTimerCallbacks(runNextTicks);

  exposeWebGlobals(env);
  setupConsole(env);
  orderGlobals(env);
  standInFor(env, 'process', process);
  const { URL, installObjectURLMethods } = env.requireAny('internal/url');
  installObjectURLMethods?.();
  standInFor(env, 'URL', URL);
  const { initializeDebugEnv } = env.require('internal/util/debuglog');
  initializeDebugEnv(env.log || process['env'].NODE_DEBUG);
  return {
    timerCallbacks,
    toBuffer: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}

/**
 * setupProcessObject: the process object is an EventEmitter, through the prototype of its
 * prototype.
 */
function setupProcessObject(env: ProcessEnvironment): void {
  const EventEmitter = env.require('events');
  const prototype = Object.getPrototypeOf(env.process);
  Object.setPrototypeOf(prototype, EventEmitter.prototype);
  Reflect.apply(EventEmitter, env.process, []);
  hidden(env.global, 'process', env.process);
  const execution = env.require('internal/process/execution');
  for (const name of [
    'setUncaughtExceptionCaptureCallback',
    'hasUncaughtExceptionCaptureCallback',
  ] as const) {
    env.process[name] = execution[name];
  }
}

/** setupWarningHandler of pre_execution.js. */
function setupWarnings(env: ProcessEnvironment): void {
  const { emitWarning, onWarning } = env.require('internal/process/warning');
  env.process['emitWarning'] = env.log === '' ? emitWarning : unlessAboutLog(emitWarning);
  env.process['on']('warning', onWarning);
}

/**
 * Node warns when NODE_DEBUG=http is set (lib/internal/util/debuglog.js). Here the Lab has set it
 * for `log`, not the program.
 */
function unlessAboutLog(emitWarning: JsFunction): JsFunction {
  return (warning, ...rest) => {
    if (!`${warning}`.startsWith('Setting the NODE_DEBUG ')) emitWarning(warning, ...rest);
  };
}

/** createGlobalConsole of lib/internal/bootstrap/web/exposed-wildcard.js, then pre_execution.js. */
function setupConsole(env: ProcessEnvironment): void {
  const console = env.requireAny('internal/console/global');
  env.require('internal/console/constructor').initializeGlobalConsole(console);
  // wrapConsole of lib/internal/util/inspector.js gives each method a function of its own.
  for (const [name, same] of Object.entries({ dirxml: 'log', groupCollapsed: 'group' })) {
    const method = console[same];
    console[name] = { [name]: (...args: unknown[]) => method(...args) }[name];
  }
  // Without an inspector these do nothing (V8's ConsoleHandler, src/debug/interface-types.h).
  for (const name of ['profile', 'profileEnd', 'timeStamp']) console[name] = { [name]() {} }[name];
  if (env.release.names.console[FUNCTION]?.includes('createTask')) {
    console['createTask'] = {
      createTask: () => ({ run: (task: JsFunction) => task() }),
    }.createTask;
  }
  standInFor(env, 'console', console);
  hidden(env.global, 'console', console);
}

/** An enumerable function, in ReleasePack.names. */
const FUNCTION = 3;

function hidden(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, configurable: true });
}
