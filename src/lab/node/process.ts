import type { End } from '../../trace/record/event.ts';
import type { AsyncHooks } from '../bindings/async-hooks.ts';
import type { CallbackOptions, JsFunction, JsObject, JsValue } from '../bindings/environment.ts';
import type { Llhttp, LlhttpParsers } from '../bindings/llhttp.ts';
import type { NodeLib } from '../bindings/node-lib.ts';
import { createProxies, type Proxies } from '../bindings/proxies.ts';
import { createSharedState } from '../bindings/shared-state.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { Loop } from '../kernel/loop.ts';
import type { Machine } from '../kernel/machine.ts';
import { Process } from '../kernel/process.ts';
import { importsCommonJs } from '../program/imports-common-js.ts';
import { LoadedProgram } from '../program/loaded-program.ts';
import type { BundledPackage } from '../program/package.ts';
import { createPromises } from '../promises/create.ts';
import type { PromiseRealm } from '../promises/realm.ts';
import type { ReleasePack } from '../release-pack.ts';
import { BootState } from './boot-state.ts';
import { bootstrap } from './bootstrap.ts';
import { BrokenBodies } from './broken-bodies.ts';
import { Builtins } from './builtins.ts';
import { type CallbackCost, callbackCost, NO_COST } from './callback-cost.ts';
import { handleException, makeCallback, makeCallbackSync, untilExit } from './callback-scope.ts';
import { COMMON_MODULES } from './common-modules.ts';
import { createGlobal } from './global.ts';
import { createInternalBindings, loadPartWith } from './internal-binding.ts';
import { createLoopHooks } from './loop-hooks.ts';
import { compilesLexer, runMainScript } from './main-script.ts';
import { NotSimulatedError } from './not-simulated.ts';
import { createPerContext } from './per-context.ts';
import type { ProcessEnvironment, TimerCallbacks } from './process-environment.ts';
import { ProcessExit } from './process-exit.ts';
import { createProcessObject } from './process-object.ts';
import { type PrintedSize, ProcessOutput } from './process-output.ts';
import { type ProgramFiles, programHost } from './program-host.ts';
import { Stdio } from './stdio.ts';
import { connectTrace, type TraceCall } from './trace-hooks.ts';
import { triggerUncaughtException } from './uncaught.ts';

/** The options in which the two processes of a run differ. */
interface ProcessOptions {
  readonly actor: End;
  readonly pid: number;
  readonly release: ReleasePack;
  readonly llhttp: Llhttp;
  /** The NODE_DEBUG variable; empty for none. */
  readonly nodeDebug?: string;
  /** Sets of debuglog that are written although the program did not ask for them; see LabInput. */
  readonly log?: string;
  /** `client.mjs` */
  readonly mainFile: string;
  /** Shared by the processes of a run. */
  readonly printed: PrintedSize;
}

/** How long V8 compiles a small module of WebAssembly. */
const COMPILE_US = 100;

/** When a run begins, for `Date`: the moment of the packet capture in node-fetch issue 1735. */
const EPOCH_MS = Date.UTC(2023, 3, 19, 17, 28, 9);

/**
 * One simulated Node process: `node::Environment` (src/env.h) and the boot of
 * node::LoadEnvironment. Its JavaScript is the release's own lib/, its natives are bindings/, its
 * loop and sockets are kernel/.
 */
export class NodeProcess implements ProcessEnvironment {
  readonly release: ReleasePack;
  readonly major: number;
  readonly machine: Machine;
  readonly loop: Loop;
  readonly promises: PromiseRealm;
  readonly proxies: Proxies = createProxies();
  readonly global: JsObject;
  readonly process: JsObject;
  readonly pid: number;
  readonly epochMs = EPOCH_MS;
  readonly llhttp: LlhttpParsers;
  readonly perContextExports: { DOMException?: JsValue } = {};
  readonly builtins: Builtins;
  readonly internalBinding: (name: string) => JsObject;
  readonly nodeDebug: string;
  readonly log: string;
  readonly mainFile: string;
  readonly kernelProcess: Process;
  cost: CallbackCost = NO_COST;
  /** Called once, when the process has exited and the kernel has closed its files. */
  onExit: () => void = () => {};
  readonly primordials: JsObject;

  /** The names of natives that were called and that the Lab does not have: `tcp_wrap.TCP#open`. */
  readonly missingNatives = new Set<string>();
  readonly handleWraps = new Set<JsObject>();
  readonly left = new Map<string, unknown>();
  callbackDepth = 0;
  exitCode: number | undefined = undefined;
  uncaughtCapture: ((error: unknown) => void) | null = null;

  program: LoadedProgram | undefined = undefined;
  readonly asyncHooks: AsyncHooks;
  asyncContextFrame: unknown = undefined;
  readonly tickInfo: Int32Array | Uint8Array;
  tickCallback: (() => Coroutine) | undefined = undefined;
  readonly immediateInfo: Uint32Array;
  readonly streamBaseState: Int32Array;
  readonly timerCallbacks: TimerCallbacks;
  readonly toBuffer: (bytes: Uint8Array) => Uint8Array;

  bodies = new BrokenBodies();
  readonly trace: TraceCall;
  readonly stdio: Stdio;
  readonly loadedPackages = new Map<BundledPackage, unknown>();
  #output: ProcessOutput;
  readonly #printed: PrintedSize;
  #bootState: BootState | undefined;
  readonly #rawDebug: unknown;
  #startedUs = 0;

  constructor(machine: Machine, options: ProcessOptions) {
    const { release, actor } = options;
    this.release = release;
    this.major = Number.parseInt(release.version, 10);
    this.machine = machine;
    this.pid = options.pid;
    this.nodeDebug = options.nodeDebug ?? '';
    this.log = options.log ?? '';
    this.mainFile = options.mainFile;
    this.llhttp = options.llhttp.parsers();
    this.promises = createPromises(machine.limits, this.major);
    this.kernelProcess = new Process(actor, {
      drainMicrotasks: () => this.drainMicrotasks(),
      exited: () => this.onExit(),
    });
    this.loop = new Loop(machine, this.kernelProcess, release.versions['uv'] ?? '');
    this.#printed = options.printed;
    this.#output = this.#newOutput();
    this.stdio = new Stdio(this);
    this.builtins = new Builtins(this);
    const { stubOf, bindingOf } = createInternalBindings(this);
    this.internalBinding = bindingOf;
    const shared = createSharedState(stubOf);
    this.asyncHooks = shared.asyncHooks;
    this.tickInfo = shared.tickInfo;
    this.immediateInfo = shared.immediateInfo;
    this.streamBaseState = shared.streamBaseState;
    this.global = createGlobal(this.major, {
      nowMs: () => {
        this.readClock();
        return this.nowMs();
      },
      random: () => machine.random(),
      Promise: this.promises.Promise,
      Proxy: this.proxies.Proxy,
      later: (job) => this.#later(job),
    });
    this.process = createProcessObject(this);
    this.trace = connectTrace(this);
    this.primordials = createPerContext(this);
    const { timerCallbacks, toBuffer } = bootstrap(this);
    this.timerCallbacks = timerCallbacks;
    this.toBuffer = toBuffer;
    this.loop.hooks = createLoopHooks(this);
    this.#rawDebug = this.process['_rawDebug'];
  }

  /** Evaluates the modules that most programs import. */
  loadCommonModules(): void {
    for (const id of COMMON_MODULES[this.kernelProcess.actor]) this.requireAny(id);
  }

  /* ---- what bindings and lib/ call ---- */

  newAsyncId(): number {
    return this.asyncHooks.newAsyncId();
  }

  require<Id extends keyof NodeLib>(id: Id): NodeLib[Id] {
    // The lib of a release has no types. node-lib.test.ts checks that each release has the members
    // of NodeLib.
    return this.builtins.require(id) as NodeLib[Id];
  }

  requireAny(id: string): JsObject {
    return this.builtins.require(id) as JsObject;
  }

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

  missingNative(name: string): never {
    loadPartWith(name, this);
    if (!this.missingNatives.has(name)) {
      this.missingNatives.add(name);
      this.write('stderr', `Lab: Node's native ${name} was called, which is not simulated.\n`);
    }
    throw new NotSimulatedError(`Node's native ${name}`);
  }

  /** A task of V8's on the thread pool, and the task on the loop in which it ends. */
  #later(job: () => unknown): object {
    return new this.promises.Promise((resolve, reject) => {
      const settle = () => {
        try {
          resolve(job());
        } catch (error) {
          reject(error);
        }
      };
      const task = () => this.makeCallback({}, settle, [], { asyncId: 0 }) as Coroutine;
      this.loop.queueWork(COMPILE_US, task);
    });
  }

  /* ---- output ---- */

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (!this.exited) this.#output.write(stream, text);
  }

  preloaded(): void {
    this.process['_rawDebug'] = this.#rawDebug;
  }

  /**
   * What preloads find as `process._rawDebug`. The probe keeps it, and no program gets it: what that prints may look
   * like a record of the probe, and stays text.
   */
  readonly #recordingDebug = (...args: unknown[]) => {
    const text = `${this.require('internal/util/inspect').format(...args)}\n`;
    if (!this.exited) this.#output.record(text);
  };

  #newOutput(): ProcessOutput {
    this.bodies = new BrokenBodies();
    const calls = () => this.program?.calls;
    return new ProcessOutput(this.machine, this.pid, this.#printed, calls, this.bodies);
  }

  /* ---- time ---- */

  nowMs(): number {
    return this.epochMs + Math.floor(this.machine.now / 1000);
  }

  startedMs(): number {
    return this.epochMs + this.#startedUs / 1000;
  }

  uptimeMs(): number {
    return (this.machine.now - this.#startedUs) / 1000;
  }

  /** Rule 15 of the kernel: reading the clock takes the process time, so that busy loops end. */
  readClock(): void {
    this.machine.elapse(this.machine.time.clockUs);
    this.machine.schedule?.pin(this.kernelProcess.actor, this.machine.term);
  }

  /* ---- life ---- */

  get exited(): boolean {
    return this.exitCode !== undefined;
  }

  /**
   * Starts the process at this time. It evaluates its preloads and its main file in the first
   * callback scope, as node::LoadEnvironment does with the main script; then the loop runs.
   */
  start(program: ProgramFiles, startUs: number): void {
    const { machine, kernelProcess, mainFile } = this;
    this.#startedUs = startUs;
    this.cost = callbackCost(kernelProcess.actor, machine.time);
    // No timer is ref'd yet, so a process that only has unref'd timers exits at once.
    this.loop.refTimer(false);
    if (program.preloads.length > 0) this.process['_rawDebug'] = this.#recordingDebug;
    const host = programHost(this, program);
    const loaded = new LoadedProgram(host);
    this.program = loaded;
    const begins = host.isCommonJs(mainFile)
      ? 'at once'
      : compilesLexer(this.release.version) && importsCommonJs(program, mainFile)
        ? 'between two loops'
        : 'in the loop';
    const evaluate = () => loaded.start(mainFile, program.preloads);
    machine.spawn(kernelProcess, () => untilExit(runMainScript(this, evaluate, begins)), startUs);
  }

  drainMicrotasks(): void {
    try {
      this.promises.drain();
    } catch (error) {
      handleException(this, error);
    }
  }

  /** Environment::Exit, of whose code Linux keeps eight bits: throws ProcessExit, because the JavaScript on the stack must not go on. */
  exit(code: number): never {
    if (this.exitCode === undefined) {
      const status = code & 0xff;
      this.exitCode = status;
      this.machine.report({ kind: 'exit', code: status }, this.kernelProcess.actor);
      this.loop.stop();
      this.promises.clear();
    }
    throw new ProcessExit(this.exitCode);
  }

  /** Notes the state that `rewind` restores. To be called once, before the first run. */
  rememberBoot(): void {
    this.#bootState = new BootState(this);
  }

  /**
   * Restores the state of `rememberBoot`. Returns false when it cannot; then a new process is
   * needed.
   */
  rewind(): boolean {
    this.loop.rewind();
    this.promises.clear();
    this.stdio.rewind();
    this.#output = this.#newOutput();
    this.callbackDepth = 0;
    this.exitCode = undefined;
    this.uncaughtCapture = null;
    this.asyncContextFrame = undefined;
    this.missingNatives.clear();
    this.handleWraps.clear();
    this.left.clear();
    return this.#bootState?.restore() ?? false;
  }

  /** Called when the run is over. Frees the memory that garbage collection does not. */
  dispose(): void {
    this.llhttp.free();
  }
}
