import type { JsObject } from '../bindings/environment.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { Surface } from './surface.ts';

/** Modules whose exports, classes and prototypes a program may change, as the probe does. */
const OPEN_MODULES = [
  'http',
  'https',
  'net',
  'stream',
  'events',
  'timers',
  'buffer',
  '_http_agent',
];

/**
 * The state of a process after it has booted, so that the process can be used again. A run leaves
 * behind timers, listeners, pooled sockets and the program's own changes. Evaluating lib/ again
 * takes ten times as long as a run, so batches restore this state instead.
 *
 * Not everything can be restored: state in closures of lib/ stays. A run can only leave ticks and
 * enabled async hooks there; then `restore` returns false.
 */
export class BootState {
  readonly #env: ProcessEnvironment;
  readonly #surfaces: readonly Surface[];
  readonly #arrays: readonly (readonly [view: TypedArray, copy: TypedArray])[];
  readonly #channels: readonly string[];
  readonly #hooks: string;

  constructor(env: ProcessEnvironment) {
    this.#env = env;
    this.#surfaces = [...surfacesOf(env)].map((object) => new Surface(object));
    const { async_id_fields: ids } = env.internalBinding('async_wrap');
    const { timeoutInfo } = env.internalBinding('timers');
    const views = [ids, timeoutInfo, env.immediateInfo, env.streamBaseState];
    this.#arrays = views.map((view) => [view, view.slice()]);
    this.#channels = channelNames(env);
    this.#hooks = hooksOf(env);
  }

  /** Returns false when the process cannot be used again. */
  restore(): boolean {
    const env = this.#env;
    if (env.tickInfo.some((field) => field !== 0)) return false;
    env.asyncHooks.clearStack();
    if (hooksOf(env) !== this.#hooks) return false;
    const { console } = env.global;
    // Its streams are made anew (lib/internal/console/constructor.js kBindStreamsLazy).
    console._stdout = console._stderr = undefined;
    for (const surface of this.#surfaces) surface.restore();
    env.process['_exiting'] = false;
    env.process['exitCode'] = undefined;
    for (const [view, copy] of this.#arrays) view.set(copy as never);
    this.#closeChannels();
    stopTimers(env);
    return true;
  }

  #closeChannels(): void {
    const { channel } = this.#env.require('diagnostics_channel');
    for (const name of this.#channels) {
      const { _subscribers = [] } = channel(name);
      for (const subscriber of [..._subscribers]) channel(name).unsubscribe(subscriber);
    }
  }
}

type TypedArray = Uint32Array | Int32Array | Float64Array;

/** How many async hooks of each kind are enabled. */
function hooksOf(env: ProcessEnvironment): string {
  return String(env.internalBinding('async_wrap')['async_hook_fields']);
}

function surfacesOf(env: ProcessEnvironment): Set<object> {
  const { process, global } = env;
  const found = new Set<object>([
    global,
    global['console'],
    process,
    process['env'],
    process['argv'],
  ]);
  found.add(process['_events']);
  for (const id of OPEN_MODULES.filter((id) => env.builtins.isLoaded(id))) {
    const exports = env.requireAny(id);
    found.add(exports);
    for (const member of Object.values(Object.getOwnPropertyDescriptors(exports))) {
      const { value } = member as PropertyDescriptor;
      if (typeof value !== 'function') continue;
      found.add(value);
      if (typeof value.prototype === 'object' && value.prototype !== null)
        found.add(value.prototype);
    }
  }
  const { timerListMap, immediateQueue } = env.require('internal/timers');
  found.add(timerListMap).add(immediateQueue);
  if (env.builtins.isLoaded('http')) for (const object of httpState(env)) found.add(object);
  found.delete(Object.prototype);
  return found;
}

/** Pools of sockets and of parsers. */
function* httpState(env: ProcessEnvironment): Iterable<object> {
  const agents: JsObject[] = [env.require('http').globalAgent];
  if (env.builtins.isLoaded('https')) agents.push(env.require('https').globalAgent);
  for (const agent of agents) {
    yield agent;
    for (const name of ['sockets', 'freeSockets', 'requests', 'options', '_events'])
      yield agent[name];
  }
  const { parsers } = env.require('_http_common');
  yield parsers;
  yield parsers.list;
}

/** Diagnostics channels of lib/ that a program can subscribe to. */
function channelNames({ release }: ProcessEnvironment): string[] {
  const sources = ['_http_client', '_http_server', 'net'].map((id) => release.natives[id] ?? '');
  return [...sources.join().matchAll(/channel\(['"]([^'"]+)['"]\)/g)].map(([, name = '']) => name);
}

/** Empties the queue of timer lists, and lets lib/internal/timers.js notice that no timer is due. */
function stopTimers(env: ProcessEnvironment): void {
  const { timerListQueue } = env.require('internal/timers');
  while (timerListQueue.peek() !== undefined) timerListQueue.shift();
  const coroutine = env.timerCallbacks.processTimers.call(env.process, 0);
  while (!coroutine.next().done);
}
