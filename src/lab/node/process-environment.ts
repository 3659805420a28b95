import type { Environment, JsObject } from '../bindings/environment.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import type { Process } from '../kernel/process.ts';
import type { LoadedProgram } from '../program/loaded-program.ts';
import type { BundledPackage } from '../program/package.ts';
import type { BrokenBodies } from './broken-bodies.ts';
import type { CallbackCost } from './callback-cost.ts';

/** The builtin modules of a process, as the parts of this room use them. */
export interface BuiltinModules {
  /** `require` as lib/ has it: any id. @throws NotSimulatedError for a module that is not in the pack */
  require(id: string): unknown;
  /** `require` or `import` as a program has it. Undefined when there is no such builtin. */
  requirePublic(specifier: string): unknown;
  /** The release's own exports of a module that the Lab changes. */
  own(id: string): unknown;
  isLoaded(id: string): boolean;
  isPublic(specifier: string): boolean;
  /** The exports of `require('internal/bootstrap/realm')`, for lib/. */
  realm(): object;
}

/** The standard streams, made when they are first used. */
export interface StandardStreams {
  readonly stdout: JsObject;
  readonly stderr: JsObject;
  readonly stdin: JsObject;
}

/** Rewritten drain points of lib/internal/timers.js, from `getTimerCallbacks`. */
export interface TimerCallbacks {
  processImmediate(): Coroutine;
  /**
   * Gets the loop's time in ms. Returns when the next timer expires: 0 never, negative when only
   * unref'd ones are left.
   */
  processTimers(nowMs: number): Coroutine<number>;
}

/**
 * A simulated process as its own parts use it: the Environment of its bindings, and the state that
 * the JavaScript around them needs. NodeProcess is the one implementation. It assembles the parts,
 * so they cannot import it; they import this.
 */
export interface ProcessEnvironment extends Environment {
  readonly builtins: BuiltinModules;
  readonly kernelProcess: Process;
  readonly stdio: StandardStreams;
  /** The program that it runs; undefined before the start. */
  readonly program: LoadedProgram | undefined;
  /** The exports of packages that it has loaded, for a process that runs more than one program. */
  readonly loadedPackages: Map<BundledPackage, unknown>;
  /** `client.mjs` */
  readonly mainFile: string;
  /** The NODE_DEBUG variable; empty for none. */
  readonly nodeDebug: string;
  /** Sets of debuglog that are written although the program did not ask for them; empty for none. */
  readonly log: string;
  readonly cost: CallbackCost;
  /** What the rewritten sources of lib/ call when they call back. */
  readonly trace: (...args: never[]) => void;
  /** Finds response bodies that a library gives up, for the trace. */
  readonly bodies: BrokenBodies;

  /** The copies of globals that lib/ uses, from the per-context scripts. */
  readonly primordials: JsObject;
  readonly timerCallbacks: TimerCallbacks;
  /** Callback scopes that are open: async_callback_scope_depth in src/env.h. */
  callbackDepth: number;
  /** Given to process.setUncaughtExceptionCaptureCallback. */
  uncaughtCapture: ((error: unknown) => void) | null;

  /** The exit code, after the process has exited. Its JavaScript does not run any more. */
  readonly exitCode: number | undefined;
  readonly exited: boolean;
  /**
   * Environment::Exit. @throws ProcessExit always, because the JavaScript on the stack must not go
   * on
   */
  exit(code: number): never;
  /** The program itself begins: from now on nobody but the probe can write its records. */
  preloaded(): void;
  /** Callers check `exited` afterwards: a microtask may have ended the process. */
  drainMicrotasks(): void;
  /** Milliseconds since the Unix epoch, virtual. */
  nowMs(): number;
}
