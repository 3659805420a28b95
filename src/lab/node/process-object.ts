import type { JsObject } from '../bindings/environment.ts';
import { APP_DIRECTORY } from '../program/source.ts';
import type { ReleasePack } from '../release-pack.ts';
import { environmentVariables, releaseOf } from './environment-variables.ts';
import { defineExitState, exitMethods } from './exit-state.ts';
import { notSimulated } from './not-simulated.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { processMembers } from './process-members.ts';

const EXEC_PATH = '/usr/local/bin/node';
const DEBUG_PORT = 9229;
const UMASK = 0o22;
const PARENT_PID = 1;
/** What a process of Node 24 has that has loaded `http`. */
const MEMORY_BYTES = {
  rss: 50_000_000,
  heapTotal: 6_000_000,
  heapUsed: 4_500_000,
  external: 1_500_000,
  arrayBuffers: 10_500,
};

/**
 * The JavaScript `process` object: what src/node_process_object.cc creates and
 * lib/internal/bootstrap/node.js completes. Its prototype has one more prototype, which
 * bootstrap.ts makes an EventEmitter.
 */
export function createProcessObject(env: ProcessEnvironment): JsObject {
  const prototype = Object.create({}, { constructor: { value: function process() {} } });
  const process = Object.create(prototype);
  Object.assign(process, identity(env.release), {
    env: environmentVariables(APP_DIRECTORY, env.nodeDebug),
    argv: [EXEC_PATH, `${APP_DIRECTORY}/${env.mainFile}`],
    execArgv: [],
    execPath: EXEC_PATH,
    argv0: 'node',
    pid: env.pid,
    ppid: PARENT_PID,
    title: 'node',
    debugPort: DEBUG_PORT,
    domain: null,
  });
  defineExitState(env, process);
  Object.assign(process, machineMethods(env), processMembers(env), clockMethods(env));
  Object.assign(process, exitMethods(env, process));
  for (const name of ['stdout', 'stderr', 'stdin'] as const) {
    const get = () => env.stdio[name];
    Object.defineProperty(process, name, { get, enumerable: true, configurable: true });
  }
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', writable: true });
  return process;
}

function identity({ version, versions }: ReleasePack) {
  return {
    version: `v${version}`,
    versions: Object.freeze({ ...versions }),
    release: releaseOf(version),
    arch: 'x64',
    platform: 'linux',
    features: { inspector: false, debug: false, uv: true, ipv6: true, tls: false },
    config: { target_defaults: {}, variables: {} },
  };
}

function machineMethods(env: ProcessEnvironment) {
  return {
    cwd: () => APP_DIRECTORY,
    chdir: notSimulated('process.chdir'),
    umask: () => UMASK,
    getuid: () => 0,
    geteuid: () => 0,
    getgid: () => 0,
    getegid: () => 0,
    binding: notSimulated('process.binding'),
    dlopen: notSimulated('process.dlopen'),
    memoryUsage: Object.assign(() => ({ ...MEMORY_BYTES }), { rss: () => MEMORY_BYTES.rss }),
    cpuUsage(previous?: { readonly user: unknown; readonly system: unknown }) {
      const user = Math.floor(env.uptimeMs() * 1000);
      if (!previous) return { user, system: 0 };
      const checked = (name: 'user' | 'system'): number => previousTime(env, previous, name);
      return { user: user - checked('user'), system: -checked('system') };
    },
    getBuiltinModule: (id: string) => env.builtins.requirePublic(id),
    _rawDebug(...args: unknown[]) {
      env.write('stderr', `${env.require('internal/util/inspect').format(...args)}\n`);
    },
  };
}

/** lib/internal/process/per_thread.js cpuUsage: what it demands of the value that it is given. */
function previousTime<Name extends string>(
  env: ProcessEnvironment,
  previous: Readonly<Record<Name, unknown>>,
  name: Name,
): number {
  const value = previous[name];
  if (typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER) return value;
  const { validateNumber, validateObject } = env.requireAny('internal/validators');
  validateObject(previous, 'prevValue');
  validateNumber(value, `prevValue.${name}`);
  const { ERR_INVALID_ARG_VALUE } = env.requireAny('internal/errors')['codes'];
  throw new ERR_INVALID_ARG_VALUE.RangeError(`prevValue.${name}`, value);
}

const NS_PER_S = 1_000_000_000;

function clockMethods(env: ProcessEnvironment) {
  const nowNs = () => {
    env.readClock();
    return BigInt(Math.round(env.uptimeMs() * 1_000_000));
  };
  /** lib/internal/process/per_thread.js hrtime. */
  function hrtime(time?: readonly [seconds: number, nanoseconds: number]) {
    const now = Number(nowNs());
    const seconds = Math.floor(now / NS_PER_S);
    const nanoseconds = now - seconds * NS_PER_S;
    if (time === undefined) return [seconds, nanoseconds];
    env.requireAny('internal/validators')['validateArray'](time, 'time');
    if (time.length !== 2) {
      const { ERR_OUT_OF_RANGE } = env.requireAny('internal/errors')['codes'];
      throw new ERR_OUT_OF_RANGE('time', 2, (time as readonly unknown[]).length);
    }
    const borrowed = nanoseconds < time[1] ? 1 : 0;
    return [seconds - time[0] - borrowed, nanoseconds - time[1] + borrowed * NS_PER_S];
  }
  return { hrtime: Object.assign(hrtime, { bigint: nowNs }), uptime: () => env.uptimeMs() / 1000 };
}
