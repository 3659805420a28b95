import type { JsObject } from '../bindings/environment.ts';
import { APP_DIRECTORY } from '../program/source.ts';
import type { ReleasePack } from '../release-pack.ts';
import { notSimulated } from './not-simulated.ts';
import type { ProcessEnvironment } from './process-environment.ts';
import { processMembers } from './process-members.ts';

const EXEC_PATH = '/usr/local/bin/node';
const DEBUG_PORT = 9229;
const UMASK = 0o22;
const PARENT_PID = 1;

/**
 * The JavaScript `process` object: what src/node_process_object.cc creates and
 * lib/internal/bootstrap/node.js completes. Its prototype has one more prototype, which
 * bootstrap.ts makes an EventEmitter.
 */
export function createProcessObject(env: ProcessEnvironment): JsObject {
  const prototype = Object.create({}, { constructor: { value: function process() {} } });
  const process = Object.create(prototype);
  Object.assign(process, identity(env.release), {
    env: environmentVariables(env.nodeDebug),
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
  defineExitState(process);
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
    release: { name: 'node' },
    arch: 'x64',
    platform: 'linux',
    features: { inspector: false, debug: false, uv: true, ipv6: true, tls: false },
    config: { target_defaults: {}, variables: {} },
  };
}

function environmentVariables(nodeDebug: string): Record<string, string> {
  const variables = { HOME: '/root', PATH: '/usr/local/bin:/usr/bin:/bin', PWD: APP_DIRECTORY };
  return new Proxy(nodeDebug === '' ? variables : { ...variables, NODE_DEBUG: nodeDebug }, {
    /** EnvSetter of src/node_env_var.cc: what is set becomes a text. */
    defineProperty: (target, name, { value }) => {
      const text = `${value}`;
      return Reflect.defineProperty(target, name, {
        value: text,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
  });
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
    if (since !== undefined) env.requireAny('internal/validators').validateArray(since, 'time');
    const now = Number(nowNs());
    const elapsed = since === undefined ? now : now - (since[0] * NS_PER_S + since[1]);
    return [Math.floor(elapsed / NS_PER_S), elapsed - Math.floor(elapsed / NS_PER_S) * NS_PER_S];
  }
  return { hrtime: Object.assign(hrtime, { bigint: nowNs }), uptime: () => env.uptimeMs() / 1000 };
}

/** `exitCode` and `_exiting` as lib/internal/bootstrap/node.js defines them. */
function defineExitState(process: JsObject): void {
  let exiting = false;
  Object.defineProperty(process, '_exiting', {
    get: () => exiting,
    set: (value) => {
      exiting = Boolean(value);
    },
    enumerable: true,
    configurable: true,
  });
  process['exitCode'] = undefined;
}

/** lib/internal/process/per_thread.js exit, and Environment::Exit below it. */
function exitMethods(env: ProcessEnvironment, process: JsObject) {
  return {
    reallyExit: (code: number) => env.exit(code),
    abort: () => env.exit(ABORTED),
    exit(code?: number) {
      if (code !== undefined) process['exitCode'] = code;
      if (!process['_exiting']) {
        process['_exiting'] = true;
        process['emit']('exit', process['exitCode'] || 0);
      }
      process['reallyExit'](process['exitCode'] || 0);
    },
  };
}

/** 128 + SIGABRT, as a shell reports it. */
const ABORTED = 134;
