import type { Unnamed } from '../trace/record/event.ts';
import { nameEvents } from '../trace/record/name-events.ts';
import type { Llhttp } from './bindings/llhttp.ts';
import { rememberIntrinsics, Separation } from './intrinsics/separation.ts';
import { Machine } from './kernel/machine.ts';
import { TIME_MODEL, type TimeModel } from './kernel/time-model.ts';
import type { LabOutput } from './lab-output.ts';
import { LimitReached, type Limits } from './limits.ts';
import { NodeProcess } from './node/process.ts';
import type { PrintedSize } from './node/process-output.ts';
import type { ProgramFiles } from './node/program-host.ts';
import type { ProgramSource } from './program/source.ts';
import { installStacks } from './program/stacks.ts';
import type { ReleasePack } from './release-pack.ts';

const CLIENT_FILE = 'client.mjs';
const SERVER_FILE = 'server.mjs';
/** Evaluated in the client before its main file, as `node --import ./probe.mjs client.mjs` does. */
const PROBE_FILE = 'probe.mjs';

const CLIENT_PID = 1000;
const SERVER_PID = 2000;

interface LabPairOptions {
  readonly release: ReleasePack;
  readonly nodeDebug?: string;
  readonly log?: string;
  readonly time?: Partial<TimeModel>;
  readonly limits?: Partial<Limits>;
  readonly clientFile?: string;
  readonly serverFile?: string;
}

/** The two booted processes of a run, client and server, of one release on one machine. */
export class LabPair {
  readonly machine: Machine;
  readonly client: NodeProcess;
  readonly server: NodeProcess;
  readonly #printed: PrintedSize = { chars: 0 };

  constructor(options: LabPairOptions, llhttp: Llhttp) {
    const { release, nodeDebug = '', log = '', time = {}, limits = {} } = options;
    this.machine = new Machine({ time, limits });
    const shared = { release, llhttp, printed: this.#printed };
    // Stacks are installed during the boot, because the lib then copies Error.captureStackTrace
    // into its primordials.
    const removeStacks = installStacks((url) => this.#sourceOf(url));
    this.client = new NodeProcess(this.machine, {
      ...shared,
      actor: 'client',
      pid: CLIENT_PID,
      mainFile: options.clientFile ?? CLIENT_FILE,
      nodeDebug,
      log,
    });
    this.server = new NodeProcess(this.machine, {
      ...shared,
      actor: 'server',
      pid: SERVER_PID,
      mainFile: options.serverFile ?? SERVER_FILE,
    });
    this.client.loadCommonModules();
    this.server.loadCommonModules();
    removeStacks();
    rememberIntrinsics();
  }

  /** The reader's file behind a URL of a stack frame. */
  #sourceOf(url: string): ProgramSource | undefined {
    return this.client.program?.sourceOf(url) ?? this.server.program?.sourceOf(url);
  }

  /** Notes the state that `rewind` restores. To be called once, before the first run. */
  rememberBoot(): void {
    this.client.rememberBoot();
    this.server.rememberBoot();
  }

  /** Prepares both processes for another run, with another time model. See NodeProcess.rewind. */
  rewind(time: Partial<TimeModel>): boolean {
    this.machine.rewind({ ...TIME_MODEL, ...time });
    this.#printed.chars = 0;
    const client = this.client.rewind();
    const server = this.server.rewind();
    return client && server;
  }

  /**
   * From the start of the server to the end of the client, or to a limit.
   *
   * @param builtIns `apart`: each process has its own changes of them · `untouched`: the programs cannot change any
   * @returns undefined when a program changed built-ins, and the processes were not apart
   */
  run(
    program: Omit<ProgramFiles, 'preloads'>,
    builtIns: 'apart' | 'shared' | 'untouched' = 'shared',
  ): LabOutput | undefined {
    const isApart = builtIns === 'apart';
    const { machine, client, server } = this;
    const startUs = machine.now;
    server.start({ ...program, preloads: [] }, startUs);
    client.onExit = () => machine.at(machine.now, () => machine.halt());
    const preloads = PROBE_FILE in program.files ? [PROBE_FILE] : [];
    client.start({ ...program, preloads }, startUs + machine.time.clientStartUs);
    const removeStacks = installStacks((url) => this.#sourceOf(url));
    const separation = builtIns === 'untouched' ? undefined : new Separation();
    if (isApart) machine.onSwitch = separation?.enter;
    let limit: Unnamed | undefined;
    let failure: { readonly error: unknown } | undefined;
    try {
      limit = this.#runToLimit();
    } catch (error) {
      failure = { error };
    }
    const isTouched = separation?.leave(isApart ? undefined : 'client');
    machine.onSwitch = undefined;
    removeStacks();
    client.dispose();
    server.dispose();
    if (isTouched && !isApart) return undefined;
    const changed = failure ? separation?.anyChange : separation?.reason;
    if (changed !== undefined) return unreliable(changed, machine.now);
    if (failure) throw failure.error;
    const { events } = machine;
    return {
      events: nameEvents(limit === undefined ? events : [...events, limit]),
      exitCode: limit === undefined ? client.exitCode : undefined,
    };
  }

  /** Returns the event that says which limit ended the run; undefined for none. */
  #runToLimit() {
    const { machine } = this;
    const limitEvent = (limit: string, message: string) => {
      const actor = machine.current?.actor ?? 'client';
      return { kind: 'limit', t: machine.now, actor, limit, message } as const;
    };
    try {
      return machine.run() === 'idle' ? limitEvent('idle', IDLE_MESSAGE) : undefined;
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      return limitEvent(error.limit, error.message);
    }
  }
}

const IDLE_MESSAGE =
  'Nothing can happen any more: client.mjs still waits for something that will not come.';

/** Runs a program that changes built-ins, in new processes, which are not to be used again. */
export function runApart(boot: () => LabPair, program: Omit<ProgramFiles, 'preloads'>): LabOutput {
  // The separated run says what changed; it never asks for another one.
  return boot().run(program, 'apart') as LabOutput;
}

/** The trace of a run whose events may be anything: what was changed is all that is told. */
function unreliable(changed: string, t: number): LabOutput {
  const message = `The program changed ${changed}, on which the Lab runs: its answer is not Node’s.`;
  const limit = { kind: 'limit', t, actor: 'client', limit: 'intrinsics', message } as const;
  return { events: nameEvents([limit]), exitCode: undefined };
}
