import type { End } from '../../trace/event.ts';
import type { AsyncHooks } from '../bindings/async-hooks.ts';
import type {
  CallbackOptions,
  Environment,
  JsFunction,
  JsObject,
  JsValue,
} from '../bindings/environment.ts';
import { BINDINGS } from '../bindings/index.ts';
import type { Llhttp, LlhttpParsers } from '../bindings/llhttp.ts';
import { stubFromShape } from '../bindings/stub.ts';
import { errorSummary } from '../error-summary.ts';
import type { Busy, Coroutine } from '../kernel/coroutine.ts';
import { Loop } from '../kernel/loop.ts';
import type { Machine } from '../kernel/machine.ts';
import { Process } from '../kernel/process.ts';
import type { TimeModel } from '../kernel/time-model.ts';
import { HELPERS } from '../program/lowering.ts';
import type { BundledPackage } from '../program/package.ts';
import { Program } from '../program/program.ts';
import { createPromises } from '../promises/create.ts';
import type { PromiseRealm } from '../promises/realm.ts';
import { BootState } from './boot-state.ts';
import { bootstrap } from './bootstrap.ts';
import { Builtins } from './builtins.ts';
import { caught, makeCallback, makeCallbackSync } from './callback-scope.ts';
import { createGlobal } from './global.ts';
import type { TimerCallbacks } from './loop-hooks.ts';
import { NotSimulatedError } from './not-simulated.ts';
import { Output, type Printed } from './output.ts';
import type { ReleasePack } from './pack.ts';
import { ProcessExit } from './process-exit.ts';
import { createProcessObject } from './process-object.ts';
import { type ProgramFiles, programHost } from './program-host.ts';
import { Stdio } from './stdio.ts';
import { triggerUncaughtException } from './uncaught.ts';

/** What distinguishes one process of a run from the other. */
export interface ProcessOptions {
  readonly actor: End;
  readonly pid: number;
  readonly release: ReleasePack;
  readonly llhttp: Llhttp;
  /** The NODE_DEBUG variable; empty for none. */
  readonly nodeDebug?: string;
  /** `client.mjs` */
  readonly mainFile: string;
  /** Shared by the processes of a run. */
  readonly printed: Printed;
}

/** When a run begins, for `Date`: the moment of the packet capture in node-fetch issue 1735. */
const EPOCH_MS = Date.UTC(2023, 3, 19, 17, 28, 9);

/**
 * One simulated Node process: `node::Environment` (src/env.h) and the boot of node::LoadEnvironment. Its
 * JavaScript is the release's own lib/, its natives are bindings/, its loop and sockets are kernel/.
 */
export class NodeProcess implements Environment {
  readonly release: ReleasePack;
  readonly major: number;
  readonly machine: Machine;
  readonly loop: Loop;
  readonly promises: PromiseRealm;
  readonly global: JsObject;
  readonly process: JsObject;
  readonly pid: number;
  readonly epochMs = EPOCH_MS;
  readonly llhttp: LlhttpParsers;
  readonly perContextExports: { DOMException?: JsValue } = {};
  readonly builtins: Builtins;
  readonly nodeDebug: string;
  readonly mainFile: string;
  readonly kernelProcess: Process;
  /** What an outermost callback costs, before its effects show and after. */
  cost: CallbackCost = NO_COST;
  /** Called once, when the process has exited and the kernel has closed its files. */
  onExit: () => void = () => {};
  primordials: JsObject = {};

  /** Natives that were called and that the Lab does not have, by name: `tcp_wrap.TCP#open`. */
  readonly unimplementedNames = new Set<string>();
  /** Callback scopes that are open: async_callback_scope_depth in src/env.h. */
  callbackDepth = 0;
  /** The exit code, once the process has exited. No JavaScript of it runs any more. */
  exitCode: number | undefined = undefined;
  /** Given to process.setUncaughtExceptionCaptureCallback. */
  uncaughtCapture: ((error: unknown) => void) | null = null;

  program!: Program;
  timerCallbacks!: TimerCallbacks;
  asyncHooks!: AsyncHooks;
  asyncContextFrame: unknown = undefined;
  tickInfo!: Int32Array | Uint8Array;
  tickCallback!: () => Coroutine;
  immediateInfo!: Uint32Array;
  streamBaseState!: Int32Array;
  toBuffer!: (bytes: Uint8Array) => Uint8Array;

  readonly stdio: Stdio;
  /** What packages exported, for a process that runs more than one program. */
  readonly loadedPackages = new Map<BundledPackage, unknown>();
  readonly #bindings = new Map<string, JsObject>();
  #output: Output;
  readonly #printed: Printed;
  #bootState: BootState | undefined;
  #startedUs = 0;

  constructor(machine: Machine, options: ProcessOptions) {
    const { release, actor } = options;
    this.release = release;
    this.major = Number.parseInt(release.version, 10);
    this.machine = machine;
    this.pid = options.pid;
    this.nodeDebug = options.nodeDebug ?? '';
    this.mainFile = options.mainFile;
    this.llhttp = options.llhttp.parsers();
    this.promises = createPromises(machine.limits, this.major);
    this.kernelProcess = new Process(actor, {
      drainMicrotasks: () => this.drainMicrotasks(),
      exited: () => this.onExit(),
    });
    this.loop = new Loop(machine, this.kernelProcess, release.versions['uv']!);
    this.#printed = options.printed;
    this.#output = new Output(machine, this.pid, this.#printed);
    this.stdio = new Stdio(this);
    this.builtins = new Builtins(this);
    this.global = createGlobal(this.major, {
      nowMs: () => {
        this.readClock();
        return this.nowMs();
      },
      random: () => machine.random(),
      Promise: this.promises.Promise,
    });
    this.process = createProcessObject(this);
    this.#connectTrace();
    bootstrap(this);
  }

  /* ---- what bindings and lib/ call --------------------------------------------------------------- */

  newAsyncId(): number {
    return this.asyncHooks.newAsyncId();
  }

  require(id: string): JsValue {
    return this.builtins.require(id);
  }

  readonly internalBinding = (name: string): JsObject => {
    let binding = this.#bindings.get(name);
    if (binding === undefined) {
      const shape = this.release.shapes[name] ?? { t: 'o', p: {} };
      if (shape.t !== 'o') throw new Error(`internalBinding('${name}') is not an object`);
      binding = stubFromShape(shape, name, this) as JsObject;
      this.#bindings.set(name, binding);
      const own = BINDINGS[name]?.(this, binding, shape);
      if (own) Object.defineProperties(binding, Object.getOwnPropertyDescriptors(own));
    }
    return binding;
  };

  makeCallback(
    resource: JsValue,
    fn: JsFunction,
    args: readonly unknown[],
    options?: CallbackOptions,
  ): Coroutine<unknown> {
    return makeCallback(this, resource, fn, args, options);
  }

  makeCallbackSync(
    resource: JsValue,
    fn: JsFunction,
    args: readonly unknown[],
    options?: CallbackOptions,
  ): unknown {
    return makeCallbackSync(this, resource, fn, args, options);
  }

  uncaught(error: unknown, fromPromise = false): void {
    triggerUncaughtException(this, error, fromPromise);
  }

  unimplemented(name: string): never {
    if (!this.unimplementedNames.has(name)) {
      this.unimplementedNames.add(name);
      this.write('stderr', `Lab: Node's native ${name} was called, which is not simulated.\n`);
    }
    throw new NotSimulatedError(`Node's native ${name}`);
  }

  /* ---- output ------------------------------------------------------------------------------------ */

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (!this.exited) this.#output.write(stream, text);
  }

  writeDebug(text: string): void {
    if (!this.exited) this.#output.writeDebug(text);
  }

  /** What process._rawDebug prints: warnings, and whatever the library wants to say past the streams. */
  writeRaw(text: string): void {
    this.write('stderr', text);
  }

  /* ---- time -------------------------------------------------------------------------------------- */

  nowMs(): number {
    return this.epochMs + Math.floor(this.machine.now / 1000);
  }

  startedMs(): number {
    return this.epochMs + this.#startedUs / 1000;
  }

  /** Milliseconds, with fractions, since the process started. */
  uptimeMs(): number {
    return (this.machine.now - this.#startedUs) / 1000;
  }

  /** Rule 15 of the kernel: a program that reads the clock uses its processor, so that busy loops end. */
  readClock(): void {
    this.machine.elapse(this.machine.time.clockUs);
  }

  /* ---- life -------------------------------------------------------------------------------------- */

  get exited(): boolean {
    return this.exitCode !== undefined;
  }

  /**
   * Has the process start at this time: it evaluates its preloads and its main file in the first callback
   * scope, as node::LoadEnvironment runs the main script; then the loop runs.
   */
  start(program: ProgramFiles, startUs: number): void {
    const { machine, kernelProcess, mainFile } = this;
    this.#startedUs = startUs;
    this.cost = callbackCost(kernelProcess.actor, machine.time);
    this.program = new Program(programHost(this, program));
    // No timer has been ref'd yet: a process whose only timers are unref'd ones exits at once.
    this.loop.refTimer(false);
    const main = () => this.program.start(mainFile, program.preloads);
    machine.spawn(kernelProcess, () => this.#run(main), startUs);
  }

  /**
   * Until Node 21 ES modules are read by the thread pool (lib/internal/modules/esm/load.js), so a program begins
   * in the poll phase, and what it first gives to setImmediate runs before what it gives to setTimeout.
   */
  *#run(main: () => void): Coroutine {
    const { loop } = this;
    const evaluate = (asyncId: number, what: string) =>
      this.makeCallback({}, main, [], { asyncId, what }) as Coroutine;
    loop.enter('main');
    if (this.major >= READS_MODULES_AT_ONCE_SINCE) {
      yield* evaluate(1, 'main script');
      yield COLD_START;
    } else {
      loop.queueWork(FILE_READ_US, () => evaluate(this.newAsyncId(), 'FSReqPromise'));
    }
    if (!this.exited) yield* loop.run();
  }

  /** Callers look at `exited`: a microtask may have been the last thing that the process did. */
  drainMicrotasks(): void {
    try {
      this.promises.drain();
    } catch (error) {
      caught(this, error);
    }
  }

  /** Environment::Exit: throws ProcessExit, because nothing of the JavaScript on the stack may go on. */
  exit(code: number): never {
    if (this.exitCode === undefined) {
      this.exitCode = code;
      this.#output.end();
      this.machine.report({ kind: 'exit', code }, this.kernelProcess.actor);
      this.loop.stop();
      this.promises.clear();
    }
    throw new ProcessExit(this.exitCode);
  }

  /** To be called once, before the first run, by whoever wants to `rewind`. */
  rememberBoot(): void {
    this.#bootState = new BootState(this);
  }

  /** Back to the state of `rememberBoot`. False: that cannot be done, and another process is needed. */
  rewind(): boolean {
    this.loop.rewind();
    this.promises.clear();
    this.stdio.rewind();
    this.#output = new Output(this.machine, this.pid, this.#printed);
    this.callbackDepth = 0;
    this.exitCode = undefined;
    this.uncaughtCapture = null;
    this.asyncContextFrame = undefined;
    this.unimplementedNames.clear();
    return this.#bootState?.restore() ?? false;
  }

  /** The run is over: gives back what garbage collection does not. */
  dispose(): void {
    this.llhttp.free();
  }

  /* ---- the trace --------------------------------------------------------------------------------- */

  #connectTrace(): void {
    const { machine, loop, promises } = this;
    promises.hooks.isTermination = (error) => error instanceof ProcessExit;
    promises.hooks.awaitThrew = (error) =>
      machine.report({ kind: 'throw', error: errorSummary(error) });
    promises.hooks.job = (job) => {
      if (machine.recording) machine.report({ kind: 'microtask', phase: loop.phase, job });
    };
    const hidden = (name: string, value: unknown) =>
      Object.defineProperty(this.global, name, { value, configurable: true });
    hidden(HELPERS, promises.helpers);
    /** Called by rewritten sources, see tools/extract-node-lib/drain-points.ts. */
    hidden('__trace', (kind: 'tick' | 'timer' | 'immediate', fn: unknown, delayMs = 0) => {
      if (!machine.recording) return;
      const name = (typeof fn === 'function' && fn.name) || '(anonymous)';
      const common = { phase: loop.phase, fn: name };
      machine.report(kind === 'timer' ? { kind, ...common, delayMs } : { kind, ...common });
    });
  }
}

/** The first major of which every measured release evaluates the main file before its loop begins. */
const READS_MODULES_AT_ONCE_SINCE = 22;
/**
 * Code that runs for the first time is slow: a `setTimeout(…, 0)` of the main script is always due when the loop
 * begins. Measured with the ordering programs of the conformance suite.
 */
const COLD_START: Busy = { busy: 1500 };
/** What the thread pool takes to read a file that the page cache has. */
const FILE_READ_US = 100;

interface CallbackCost {
  readonly pre: Busy;
  readonly post: Busy;
}

const NO_COST: CallbackCost = { pre: { busy: 0 }, post: { busy: 0 } };

function callbackCost(actor: End, time: TimeModel): CallbackCost {
  return actor === 'client'
    ? { pre: { busy: time.clientPreUs }, post: { busy: time.clientPostUs } }
    : { pre: { busy: time.serverPreUs }, post: { busy: time.serverPostUs } };
}
