import type { Coroutine } from '../kernel/coroutine.ts';
import { Loop } from '../kernel/loop.ts';
import { Machine, type MachineOptions } from '../kernel/machine.ts';
import { Process } from '../kernel/process.ts';
import type { NativeShape, ReleasePack } from '../release-pack.ts';
import {
  CALLBACK_FAILED,
  type CallbackOptions,
  type Environment,
  type JsFunction,
  type JsObject,
} from './environment.ts';
import { BINDINGS } from './index.ts';
import type { LlhttpParsers } from './llhttp.ts';
import { createSharedState } from './shared-state.ts';
import { stubFromShape } from './stub.ts';

/**
 * A fixture for the tests of this room: a process without a lib, whose bindings the test calls
 * itself.
 */
export interface TestEnvironment extends Environment {
  /** The errors that `uncaught` was called with. */
  readonly uncaughtErrors: unknown[];
  /** The `what` of each callback, in order. */
  readonly callbacks: string[];
}

const n = (v: number): NativeShape => ({ t: 'n', v });
const ta = (c: string, length: number): NativeShape => ({ t: 'ta', c, n: length });
const f = (...p: string[]): NativeShape => ({ t: 'f', p });
const o = (p: Record<string, NativeShape>): NativeShape => ({ t: 'o', p });

/** The parts of a release's shapes that bindings read, as Node 20.0.0 has them. */
const SHAPES: Record<string, NativeShape> = {
  async_wrap: o({
    async_hook_fields: ta('Uint32Array', 9),
    async_id_fields: ta('Float64Array', 4),
    async_ids_stack: ta('Float64Array', 32),
    execution_async_resources: { t: 'arr', v: [] },
    constants: o({
      ...{ kInit: n(0), kBefore: n(1), kAfter: n(2), kDestroy: n(3), kTotals: n(5), kCheck: n(6) },
      ...{ kStackLength: n(7), kExecutionAsyncId: n(0), kTriggerAsyncId: n(1) },
      ...{ kAsyncIdCounter: n(2), kDefaultTriggerAsyncId: n(3) },
    }),
    Providers: o({ TCPWRAP: n(35), TCPSERVERWRAP: n(34) }),
  }),
  cares_wrap: o({ ChannelWrap: f('queryA', 'getServers'), GetAddrInfoReqWrap: f() }),
  stream_wrap: o({
    ...{ kReadBytesOrError: n(0), kArrayBufferOffset: n(1), kBytesWritten: n(2) },
    ...{ kLastWriteWasAsync: n(3), streamBaseState: ta('Int32Array', 5) },
  }),
  symbols: o({
    ...{ resource_symbol: { t: 'sym' }, handle_onclose: { t: 'sym' }, owner_symbol: { t: 'sym' } },
  }),
  tcp_wrap: o({ TCP: f('open', 'bind'), TCPConnectWrap: f(), constants: o({ SOCKET: n(0) }) }),
  url: o({ urlComponents: ta('Uint32Array', 9) }),
};

const UV_ERRORS = [
  [-4095, ['EOF', 'end of file']],
  [-9, ['EBADF', 'bad file descriptor']],
  [-22, ['EINVAL', 'invalid argument']],
  [-32, ['EPIPE', 'broken pipe']],
  [-98, ['EADDRINUSE', 'address already in use']],
  [-104, ['ECONNRESET', 'connection reset by peer']],
  [-107, ['ENOTCONN', 'socket is not connected']],
  [-111, ['ECONNREFUSED', 'connection refused']],
  [-125, ['ECANCELED', 'operation canceled']],
  [-3008, ['EAI_NONAME', 'unknown node or service']],
] as const;

const RELEASE = {
  version: '20.0.0',
  versions: { llhttp: '8.1.0' },
  natives: {},
  shapes: SHAPES,
  options: {},
  uvErrors: UV_ERRORS,
} as unknown as ReleasePack;

/** A machine, unless the test shares one between two processes, and one process on it. */
export function testEnvironment(
  machine: Machine = bareMachine(),
  options: {
    readonly llhttp?: LlhttpParsers;
    readonly actor?: 'client' | 'server';
    readonly release?: Partial<ReleasePack>;
  } = {},
): TestEnvironment {
  const process = new Process(options.actor ?? 'client', { drainMicrotasks() {} });
  const stubs = new Map<string, JsObject>();
  const bindings = new Set<string>();
  const shapeOf = (name: string) => (SHAPES[name] ?? o({})) as Extract<NativeShape, { t: 'o' }>;
  const stubOf = (name: string): JsObject => {
    const stub = stubs.get(name) ?? stubFromShape(shapeOf(name), name, env);
    stubs.set(name, stub);
    return stub;
  };
  const env = {
    release: { ...RELEASE, ...options.release },
    major: 20,
    machine,
    loop: new Loop(machine, process, '1.44.2'),
    process: { env: {} },
    epochMs: 0,
    llhttp: options.llhttp,
    uncaughtErrors: [] as unknown[],
    callbacks: [] as string[],
    asyncContextFrame: undefined,
    handleWraps: new Set(),
    left: new Map(),
    startedMs: () => 0,
    uptimeMs: () => machine.now / 1000,
    readClock() {},
    toBuffer: (bytes: Uint8Array) => Buffer.from(bytes),
    internalBinding(name: string): JsObject {
      const binding = stubOf(name);
      if (bindings.has(name)) return binding;
      bindings.add(name);
      return Object.assign(binding, BINDINGS[name]?.(env, binding, shapeOf(name)));
    },
    // biome-ignore lint/correctness/useYield: callbacks cost nothing here, and drain nothing
    *makeCallback(
      resource: unknown,
      fn: JsFunction,
      args: unknown[],
      { what = '', frame }: CallbackOptions = {},
    ): Coroutine<unknown> {
      env.callbacks.push(what);
      const outer = env.asyncContextFrame;
      env.asyncContextFrame = frame;
      const result = env.makeCallbackSync(resource, fn, args);
      env.asyncContextFrame = outer;
      return result;
    },
    makeCallbackSync(resource: unknown, fn: JsFunction, args: unknown[]) {
      try {
        return fn.apply(resource, [...args]);
      } catch (error) {
        env.uncaught(error);
        return CALLBACK_FAILED;
      }
    },
    uncaught(error: unknown) {
      env.uncaughtErrors.push(error);
    },
    missingNative(name: string): never {
      throw new Error(`${name} is not implemented`);
    },
  } as unknown as TestEnvironment;
  return Object.assign(env, createSharedState(stubOf));
}

/** A machine on which callbacks take no time, so that tests need not count it. */
export function bareMachine(options: MachineOptions = {}): Machine {
  return new Machine(options);
}

/** The error of a missing native, in these tests. */
export class MissingNative extends Error {}

/** A process for tests that only need to name natives that the Lab lacks. */
export const namingEnvironment = {
  missingNative(name: string): never {
    throw new MissingNative(name);
  },
} as unknown as Environment;
