import type { JsObject } from '../bindings/environment.ts';
import { APP_DIRECTORY } from '../program/source.ts';
import type { ReleasePack } from '../release-pack.ts';
import { environmentVariables, releaseOf } from './environment-variables.ts';
import { defineExitState, exitMethods } from './exit-state.ts';
import { notSimulated } from './not-simulated.ts';
import type { ProcessEnvironment } from './process-environment.ts';

const EXEC_PATH = '/usr/local/bin/node';
const DEBUG_PORT = 9229;
const UMASK = 0o22;
const PARENT_PID = 1;
const MEMORY_BYTES = 50_000_000;

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
  Object.assign(process, machineMethods(env), clockMethods(env), exitMethods(env, process));
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
    kill: notSimulated('process.kill'),
    binding: notSimulated('process.binding'),
    dlopen: notSimulated('process.dlopen'),
    memoryUsage: Object.assign(
      () => ({ rss: MEMORY_BYTES, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
      { rss: () => MEMORY_BYTES },
    ),
    cpuUsage: () => ({ user: Math.floor(env.uptimeMs() * 1000), system: 0 }),
    getBuiltinModule: (id: string) => env.builtins.requirePublic(id),
    _rawDebug(...args: unknown[]) {
      env.write('stderr', `${env.require('internal/util/inspect').format(...args)}\n`);
    },
  };
}

const NS_PER_S = 1_000_000_000;

function clockMethods(env: ProcessEnvironment) {
  const nowNs = () => {
    env.readClock();
    return BigInt(Math.round(env.uptimeMs() * 1_000_000));
  };
  /** lib/internal/process/per_thread.js hrtime. */
  function hrtime(since?: readonly [seconds: number, nanoseconds: number]) {
    const now = Number(nowNs());
    const elapsed = since === undefined ? now : now - (since[0] * NS_PER_S + since[1]);
    return [Math.floor(elapsed / NS_PER_S), elapsed - Math.floor(elapsed / NS_PER_S) * NS_PER_S];
  }
  return { hrtime: Object.assign(hrtime, { bigint: nowNs }), uptime: () => env.uptimeMs() / 1000 };
}
