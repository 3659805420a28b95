import type { Unnamed } from '../trace/record/event.ts';
import { nameEvents } from '../trace/record/name-events.ts';
import type { Llhttp } from './bindings/llhttp.ts';
import { installIntrinsics } from './engine/intrinsics.ts';
import { jsonParseOf } from './engine/json-parse.ts';
import { installLocale } from './engine/locale.ts';
import { rememberIntrinsics, Separation, spoiledBuiltIn } from './intrinsics/separation.ts';
import { type KeptEvents, Machine } from './kernel/machine.ts';
import type { ScheduleRecorder } from './kernel/schedule.ts';
import { TIME_MODEL, type TimeModel } from './kernel/time-model.ts';
import type { LabOutput } from './lab-output.ts';
import { LimitReached, type Limits, PartMissing } from './limits.ts';
import { rarePart } from './node/internal-binding.ts';
import { notInThisBrowser } from './node/not-simulated.ts';
import { NodeProcess } from './node/process.ts';
import type { PrintedSize } from './node/process-output.ts';
import type { ProgramFiles } from './node/program-host.ts';
import { setTextArrow } from './program/arrow.ts';
import { installDynamicFunctions } from './program/dynamic-functions.ts';
import { functionTexts } from './program/function-texts.ts';
import { LineStarts } from './program/position-map.ts';
import { isAtLeast } from './program/release-order.ts';
import type { ProgramSource } from './program/source.ts';
import { installStacks } from './program/stacks.ts';
import { arrayFromAsync } from './promises/array-from-async.ts';
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
  /** Stretches that must wait: see Machine.toHold. */
  readonly holds?: ReadonlySet<number>;
  /** See ScheduleRecorder. */
  readonly schedule?: ScheduleRecorder | undefined;
  readonly keeps?: KeptEvents;
}

/** A program with two busy loops side by side is run so often at most. */
const RUNS_MAX = 12;

/**
 * Runs a pair. A new pair runs the program again where one of its processes was ahead of the other one when it should
 * have waited, and where the program changed built-ins, so that each process needs its own.
 */
export function runPair(
  first: LabPair,
  boot: (holds: ReadonlySet<number>) => LabPair,
  program: PairProgram,
  changes: BuiltIns = 'shared',
): LabOutput {
  const holds = new Set<number>();
  let builtIns = changes;
  for (let pair = first; ; pair = boot(holds)) {
    const output = pair.run(program, builtIns);
    const { toHold } = pair.machine;
    if (output === undefined) builtIns = 'apart';
    else if (toHold === undefined || holds.size >= RUNS_MAX) return output;
    else holds.add(toHold);
  }
}

/** `apart`: each process has its own changes of them · `untouched`: the programs cannot change any. */
type BuiltIns = 'shared' | 'apart' | 'untouched';

type PairProgram = Omit<ProgramFiles, 'preloads'>;

/** The two booted processes of a run, client and server, of one release on one machine. */
export class LabPair {
  readonly machine: Machine;
  readonly client: NodeProcess;
  readonly server: NodeProcess;
  readonly #printed: PrintedSize = { chars: 0 };
  readonly #major: number;
  #packages: PairProgram['packages'] = [];
  readonly #installers: readonly (() => () => void)[];

  constructor(options: LabPairOptions, llhttp: Llhttp) {
    const { release, nodeDebug = '', log = '', time = {}, limits = {} } = options;
    const { holds, schedule, keeps = 'all' } = options;
    this.machine = new Machine({ time, limits, schedule, keeps, ...(holds && { holds }) });
    const shared = { release, llhttp, printed: this.#printed };
    // Installed during the boot, because lib/ then copies intrinsics into its primordials.
    this.#major = Number.parseInt(release.version, 10);
    this.#installers = [
      functionTexts(
        () => this.#sources(),
        () => this.#libraries(release),
      ),
      jsonParseOf(
        this.#major,
        () => rarePart(this.#running),
        (error, text, at) => {
          const name = isAtLeast(release.version, 20, 20) ? '<anonymous_script>' : 'undefined';
          const { line, column } = new LineStarts(text).positionOf(at);
          setTextArrow(error, { name, text, line, column, width: 1 });
        },
      ),
      installLocale,
      () => installDynamicFunctions(() => this.#running.program?.compiler),
      () =>
        installStacks(
          (url) => this.#sourceOf(url),
          () => rarePart(this.#running).CallSite,
          (error) => this.#running.program?.noteAwaiters(error),
        ),
    ];
    const uninstall = this.#install();
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
    uninstall();
    rememberIntrinsics();
  }

  /**
   * Puts in place what programs meet in the intrinsics that the Lab shares with them.
   *
   * @returns a function that restores them
   */
  #install(): () => void {
    const removers = this.#installers.map((install) => install());
    return () => {
      for (let remove = removers.pop(); remove; remove = removers.pop()) remove();
    };
  }

  /** The process whose JavaScript is on the stack. */
  get #running(): NodeProcess {
    const actor = this.machine.current?.actor;
    return actor === 'server' ? this.server : this.client;
  }

  *#sources(): Iterable<ProgramSource> {
    yield* this.client.program?.sources() ?? [];
    yield* this.server.program?.sources() ?? [];
  }

  /** The texts of the release's modules, and of the packages that the programs find. */
  *#libraries({ natives }: ReleasePack): Iterable<string> {
    yield* Object.values(natives);
    for (const { source } of this.#packages) yield source;
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
  rewind(
    time: Partial<TimeModel>,
    schedule: ScheduleRecorder | undefined,
    keeps: KeptEvents,
  ): boolean {
    this.machine.rewind({ ...TIME_MODEL, ...time }, schedule, keeps);
    this.#printed.chars = 0;
    const client = this.client.rewind();
    const server = this.server.rewind();
    return client && server;
  }

  /**
   * From the start of the server to the end of the client, or to a limit.
   *
   * @returns undefined when a program changed built-ins, and the processes were not apart
   */
  run(program: PairProgram, builtIns: BuiltIns = 'shared'): LabOutput | undefined {
    const isApart = builtIns === 'apart';
    this.#packages = program.packages;
    const { machine, client, server } = this;
    const startUs = machine.now;
    server.start({ ...program, preloads: [] }, startUs);
    client.onExit = () => machine.at(machine.now, () => machine.halt());
    const { schedule } = machine;
    if (schedule) {
      const beginUs = startUs + machine.time.clientStartUs;
      machine.at(beginUs, () => {
        schedule.hasBegun = true;
      });
    }
    const preloads = PROBE_FILE in program.files ? [PROBE_FILE] : [];
    client.start({ ...program, preloads }, startUs + machine.time.clientStartUs);
    const text = Object.values(program.files).join('\n');
    const { owners, restore } = installIntrinsics(text, this.#major, notInThisBrowser, {
      'Array.fromAsync': arrayFromAsync(() => this.#running.promises),
    });
    const uninstall = this.#install();
    const separation = builtIns === 'untouched' ? undefined : new Separation(owners);
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
    try {
      uninstall();
      restore();
    } catch (error) {
      failure ??= { error }; // what the program froze cannot be restored
    }
    client.dispose();
    server.dispose();
    if (machine.limitReached instanceof PartMissing)
      return { events: [], exitCode: undefined, missingPart: machine.limitReached.part };
    if (isTouched && !isApart && separation?.reason === undefined) return undefined;
    const changed = failure ? separation?.anyChange : separation?.reason;
    if (changed !== undefined) return unreliable(changed, machine.now);
    if (failure) throw failure.error;
    const { events } = machine;
    return {
      events: nameEvents(limit === undefined ? events : [...events, limit]),
      exitCode: limit === undefined ? client.exitCode : undefined,
    };
  }

  /**
   * In a run with a schedule the server goes on when the client has ended: what it still sends might
   * have come before the end at another time. What the client would have noticed of it is noted.
   */
  #runOn(): void {
    const { machine } = this;
    const { schedule } = machine;
    if (!schedule || !machine.halted) return;
    machine.halted = false;
    const { events, steps } = machine;
    machine.events = [];
    try {
      machine.run(Math.min(machine.now + schedule.horizonUs, machine.limits.virtualUsMax));
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
    }
    if (machine.steps - steps > STEPS_ALONE_MAX) schedule.unsupported('a server that never rests');
    machine.events = events;
    machine.halted = true;
  }

  /** Returns the event that says which limit ended the run; undefined for none. */
  #runToLimit() {
    const { machine } = this;
    const limitEvent = (limit: string, message: string) => {
      const actor = machine.current?.actor ?? 'client';
      return { kind: 'limit', t: machine.now, actor, limit, message } as const;
    };
    try {
      const end = machine.run();
      this.#runOn();
      return end === 'idle' ? limitEvent('idle', IDLE_MESSAGE) : undefined;
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      return limitEvent(error.limit, error.message);
    }
  }
}

/** Steps that the server may make alone. A program that makes more has a loop without an end. */
const STEPS_ALONE_MAX = 5_000;

const IDLE_MESSAGE =
  'Nothing can happen any more: client.mjs still waits for something that will not come.';

/** The answer to every program of a realm in which an earlier one froze what the Lab runs on: no process can boot. */
export function spoiledAnswer(): LabOutput | undefined {
  const changed = spoiledBuiltIn();
  return changed === undefined ? undefined : unreliable(changed, 0);
}

/** The trace of a run whose events may be anything: what was changed is all that is told. */
function unreliable(changed: string, t: number): LabOutput {
  const message = `The program changed ${changed}, on which the Lab runs: its answer is not Node’s.`;
  const limit = { kind: 'limit', t, actor: 'client', limit: 'changed built-in', message } as const;
  return { events: nameEvents([limit]), exitCode: undefined };
}
