import type { JsObject } from '../bindings/environment.ts';
import { NotSimulatedError } from './not-simulated.ts';
import type { ProcessEnvironment } from './process-environment.ts';

const MEMORY_BYTES = 50_000_000;
const HEAP_BYTES = 6_000_000;
const HEAP_USED_BYTES = 5_000_000;
const MACHINE_BYTES = 2_000_000_000;

/**
 * Members of `process` that say what the process has or takes (lib/internal/process/per_thread.js,
 * src/node_process_methods.cc). The simulated machine has no memory to measure, so its figures are constants of the right size.
 */
export function processMembers(env: ProcessEnvironment): JsObject {
  const memory = {
    rss: MEMORY_BYTES,
    heapTotal: HEAP_BYTES,
    heapUsed: HEAP_USED_BYTES,
    external: 1_500_000,
    arrayBuffers: 10_000,
  };
  const user = () => Math.floor(env.uptimeMs() * 1000);
  const toggle = (method: 'ref' | 'unref') => (object: JsObject | null | undefined) => {
    const found = object?.[Symbol.for(`nodejs.${method}`)] ?? object?.[method];
    if (typeof found === 'function') Reflect.apply(found, object, []);
  };
  return {
    memoryUsage: Object.assign(() => ({ ...memory }), { rss: () => MEMORY_BYTES }),
    availableMemory: () => MACHINE_BYTES,
    constrainedMemory: () => 0,
    cpuUsage(previous?: { readonly user: number; readonly system: number }) {
      const { validateObject } = env.requireAny('internal/validators');
      if (previous) validateObject(previous, 'prevValue');
      return { user: user() - (previous?.user ?? 0), system: 0 };
    },
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
      ...activeTimers(env).map(() => 'Timeout'),
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

/** Timers that keep the loop alive, by their lists. */
function activeTimers(env: ProcessEnvironment): JsObject[] {
  const { timerListMap } = env.require('internal/timers');
  const found: JsObject[] = [];
  for (const list of Object.values(timerListMap as Record<string, JsObject>)) {
    for (let item = list['_idlePrev']; item && item !== list; item = item['_idlePrev']) {
      if (item.hasRef()) found.push(item);
    }
  }
  return found;
}
