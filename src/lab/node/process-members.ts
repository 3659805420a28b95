import type { JsObject } from '../bindings/environment.ts';
import { NotSimulatedError } from './not-simulated.ts';
import type { ProcessEnvironment } from './process-environment.ts';

const MEMORY_BYTES = 50_000_000;
const MACHINE_BYTES = 2_000_000_000;

/**
 * Members of `process` that say what the process has or takes (lib/internal/process/per_thread.js,
 * src/node_process_methods.cc). The simulated machine has no memory to measure, so its figures are constants of the right size.
 */
export function processMembers(env: ProcessEnvironment): JsObject {
  const user = () => Math.floor(env.uptimeMs() * 1000);
  const toggle = (method: 'ref' | 'unref') => (object: JsObject | null | undefined) => {
    const found = object?.[Symbol.for(`nodejs.${method}`)] ?? object?.[method];
    if (typeof found === 'function') Reflect.apply(found, object, []);
  };
  return {
    availableMemory: () => MACHINE_BYTES,
    constrainedMemory: () => 0,
    resourceUsage: () => ({
      userCPUTime: user(),
      systemCPUTime: 0,
      maxRSS: MEMORY_BYTES / 1000,
      ...{ sharedMemorySize: 0, unsharedDataSize: 0, unsharedStackSize: 0, minorPageFault: 0 },
      ...{ majorPageFault: 0, swappedOut: 0, fsRead: 0, fsWrite: 0, ipcSent: 0, ipcReceived: 0 },
      ...{ signalsCount: 0, voluntaryContextSwitches: 0, involuntaryContextSwitches: 0 },
    }),
    getgroups: () => [0],
    kill(pid: number, signal: unknown = 'SIGTERM') {
      if (pid === env.pid && signal === 0) return true;
      throw new NotSimulatedError('process.kill');
    },
    ref: toggle('ref'),
    unref: toggle('unref'),
    _getActiveRequests: () => [],
    _getActiveHandles: () => activeHandles(env).map((handle) => ownerOf(env, handle) ?? handle),
    getActiveResourcesInfo: () => [
      ...activeHandles(env).map((wrap) => nameOf(env, wrap)),
      ...Array(env.internalBinding('timers')['timeoutInfo'][0]).fill('Timeout'),
      ...Array(env.immediateInfo[IMMEDIATE_REF_COUNT]).fill('Immediate'),
    ],
  };
}

/** ImmediateInfo::kRefCount of src/env.h. */
const IMMEDIATE_REF_COUNT = 1;

/** Those that keep the loop alive. */
function activeHandles(env: ProcessEnvironment): JsObject[] {
  return [...env.handleWraps].filter((wrap) => wrap['hasRef']());
}

function ownerOf(env: ProcessEnvironment, handle: JsObject): unknown {
  return handle[env.requireAny('internal/async_hooks').symbols.owner_symbol];
}

/** MemoryInfoName of src/tcp_wrap.h. The Lab has no other handles. */
function nameOf(env: ProcessEnvironment, wrap: JsObject): string {
  const { TCPSERVERWRAP } = env.internalBinding('async_wrap')['Providers'];
  return wrap['getProviderType']() === TCPSERVERWRAP ? 'TCPServerWrap' : 'TCPSocketWrap';
}
