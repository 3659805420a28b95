import { isEndEvent } from '../../trace/record/end-event.ts';
import type { Actor, End, TraceEvent, Unnamed, UnstampedEvent } from '../../trace/record/event.ts';
import type { TimeTerm } from '../../trace/record/order-log.ts';
import { hasOwn } from '../intrinsics/captured.ts';
import { LIMITS, type LimitName, LimitReached, type Limits } from '../limits.ts';
import { Agenda } from './agenda.ts';
import type { Block, Busy, Coroutine } from './coroutine.ts';
import { Network } from './network.ts';
import type { Process, Sleep } from './process.ts';
import { Random } from './random.ts';
import { later, type ScheduleRecorder } from './schedule.ts';
import type { Simulation } from './simulation.ts';
import { TIME_MODEL, type TimeModel } from './time-model.ts';

export interface MachineOptions {
  readonly time?: Partial<TimeModel>;
  readonly limits?: Partial<Limits>;
  readonly keeps?: KeptEvents;
  readonly seed?: number;
  /** Stretches that must wait: see `toHold`. */
  readonly holds?: ReadonlySet<number>;
  /** Says how long things take, and notes which comparisons of times matter. */
  readonly schedule?: ScheduleRecorder | undefined;
}

/**
 * Which events a run keeps: all of them (the default), those that say how its requests ended
 * (`endEventsOf`), or none. The fewer, the less it costs. Nothing else changes, and `endings` counts
 * steps as `all` does. Without events a run takes fewer steps.
 */
export type KeptEvents = 'all' | 'endings' | 'none';

/** Where there is no schedule, nobody reads terms. */
const NO_TERM: TimeTerm = { variable: 0, plusUs: 0 };

/**
 * Why `run` returned: `halt` was called, nothing can happen any more, or the next thing lies after
 * `untilUs`.
 */
type MachineEnd = 'halted' | 'idle' | 'later';

const SEED = 1;
const NO_HOLDS: ReadonlySet<number> = new Set();

const BOTH_BUSY =
  'client.mjs and server.mjs kept their processors busy at the same time, and each acted on what the ' +
  'other one had just done. The Lab cannot run two such loops side by side: wait with a timer instead.';

/**
 * The simulated computer: one clock, a loopback network and some processes, each on a processor of
 * its own. Synchronous and deterministic: same programs, same options, same events.
 */
export class Machine implements Simulation {
  readonly limits: Limits;
  /** Changed only by `rewind`. */
  keeps: KeptEvents;
  readonly network: Network;
  /** Changed only by `rewind`. */
  time: TimeModel;
  /** Microseconds since the start of the run, by the local time of the process that is running. */
  now: number;
  /** The process whose code is running; undefined while the network delivers. */
  current: Process | undefined = undefined;
  halted = false;
  schedule: ScheduleRecorder | undefined;
  /** `now` for the schedule. */
  term: TimeTerm = NO_TERM;
  /**
   * Called before the code of a process runs that may not be the last one's; with undefined before the Lab's own code
   * that needs the built-ins as they were.
   */
  onSwitch: ((to: End | undefined) => void) | undefined = undefined;
  /** In order of time. */
  events: Unnamed<TraceEvent>[] = [];
  /** Processes and packets moved, callbacks resumed, events recorded. */
  steps = 0;

  readonly #agenda = new Agenda();
  readonly #processes: Process[] = [];
  readonly #random: Random;
  #limitReached: LimitReached | undefined = undefined;
  /**
   * The earliest end of the `elapse` calls that are under way: only the process that made that call
   * may go beyond it.
   */
  #horizonUs = Infinity;
  readonly #holds: ReadonlySet<number>;
  /** A stretch of a process is what it runs until it uses its processor, sleeps or ends. */
  #stretch = 0;
  #stretches = 0;
  /** Since when a process is held: the running one is ahead of it. */
  #heldUs = Infinity;
  /**
   * Set when the run ended because a stretch that ran within the `elapse` of the other process acted
   * on less than it would have known. A run with the same input that holds this stretch until that
   * process goes on is the same up to there, and right afterwards.
   */
  toHold: number | undefined = undefined;

  constructor(options: MachineOptions = {}) {
    this.time = { ...TIME_MODEL, ...options.time };
    this.limits = { ...LIMITS, ...options.limits };
    this.keeps = options.keeps ?? 'all';
    this.#random = new Random(options.seed ?? SEED);
    this.#holds = options.holds ?? NO_HOLDS;
    this.now = this.time.phaseUs;
    this.schedule = options.schedule;
    this.#beginSchedule();
    this.network = new Network(this);
  }

  #beginSchedule(): void {
    const phase = this.schedule?.phase(this.time.phaseUs);
    this.now = phase?.us ?? this.time.phaseUs;
    this.term = phase?.term ?? NO_TERM;
  }

  /**
   * Back to the first moment, without processes, sockets and events: a booted process can be
   * spawned again.
   */
  rewind(
    time: Partial<TimeModel> = {},
    schedule?: ScheduleRecorder,
    keeps: KeptEvents = this.keeps,
  ): void {
    this.keeps = keeps;
    this.time = { ...this.time, ...time };
    this.schedule = schedule;
    this.#beginSchedule();
    this.current = undefined;
    this.halted = false;
    this.events = [];
    this.steps = 0;
    this.#agenda.clear();
    this.#processes.length = 0;
    this.#random.rewind();
    this.#limitReached = undefined;
    this.#horizonUs = Infinity;
    this.#stretch = 0;
    this.#stretches = 0;
    this.#heldUs = Infinity;
    this.toHold = undefined;
    this.network.rewind();
  }

  /** 0 <= x < 1, the same sequence in every run with the same seed. */
  random(): number {
    return this.#random.next();
  }

  /** Runs `action` at a moment that is not before now, outside of every process. */
  at(atUs: number, action: () => void, term?: TimeTerm, rank?: number): void {
    if (!this.schedule) this.#agenda.add(atUs, action);
    else this.#agenda.add(atUs, action, term ?? later(this.term, atUs - this.now), rank);
  }

  /** Starts a process. `main` is first called at `startUs`. */
  spawn(process: Process, main: () => Coroutine, startUs = this.now): void {
    process.start(main, startUs);
    if (this.schedule) process.wakeTerm = later(this.term, startUs - this.now);
    this.#processes.push(process);
  }

  /**
   * Something has happened that a process may be waiting for in epoll_wait. If it is, it runs again
   * `wakeUs` later.
   */
  wake(process: Process): void {
    if (process.state !== 'blocked') return;
    if (process.sleep) {
      this.#wakeFrom(process.sleep, process);
      return;
    }
    const readyUs = Math.max(process.localUs, this.now + this.time.wakeUs);
    process.wakeAtUs = Math.min(process.wakeAtUs, readyUs);
  }

  /** As the schedule says. What comes after the first thing does not wake it a second time. */
  #wakeFrom(sleep: Sleep, process: Process): void {
    if (sleep.isWoken) return;
    sleep.isWoken = true;
    const { name, calledUs, calledAt, us } = sleep;
    process.wakeAtUs =
      us === undefined ? this.now + this.time.wakeUs : Math.max(this.now, calledUs + us);
    process.wakeTerm = this.schedule?.pollReturn(name, process.wakeAtUs, calledAt);
  }

  /**
   * Rule 14: the running process keeps its processor busy for so long, in the middle of its
   * JavaScript; meanwhile packets arrive and the other processes run. Rule 15: reading the clock
   * does this, so that busy loops end. Throws LimitReached.
   */
  elapse(us: number): void {
    const untilUs = this.now + us;
    const { current, term } = this;
    const horizonUs = this.#horizonUs;
    this.#horizonUs = Math.min(horizonUs, untilUs);
    this.#checkClock(untilUs);
    this.#advance(Math.min(this.#horizonUs, this.#heldUs), true);
    this.#horizonUs = horizonUs;
    this.current = current;
    if (current) this.onSwitch?.(current.actor);
    this.now = untilUs;
    if (this.schedule) this.term = later(term, us);
  }

  /**
   * Whether the running process is ahead of another one. It gets ahead when it uses its processor
   * inside the other's `elapse`, because its JavaScript cannot be suspended half-way, or when the
   * other one is held. What it sends then waits on the agenda until the other process has caught up.
   */
  get isAhead(): boolean {
    return this.now > this.#horizonUs || this.now > this.#heldUs;
  }

  get nestedStretch(): number | undefined {
    return this.#horizonUs === Infinity ? undefined : this.#stretch;
  }

  /**
   * Ends the run: both processes keep their processors busy at once, and the one that is ahead has
   * asked the kernel too early. When that was in a nested stretch, another order helps.
   */
  missed(stretch: number | undefined): never {
    this.toHold = stretch;
    return this.end(new LimitReached('both busy', BOTH_BUSY));
  }

  /** Lets the world move on, up to and including `untilUs`. Throws LimitReached. */
  run(untilUs = Infinity): MachineEnd {
    this.#advance(untilUs, false);
    if (this.#limitReached) throw this.#limitReached;
    if (this.halted) return 'halted';
    return this.#nextUs() === Infinity ? 'idle' : 'later';
  }

  /** Ends the run as soon as the running process sleeps, uses its processor or ends. */
  halt(): void {
    this.halted = true;
  }

  /** Runs code of the Lab's that must not meet what the running process did to the built-ins. */
  outside<T>(action: () => T): T {
    const { current, onSwitch } = this;
    if (!onSwitch || !current) return action();
    onSwitch(undefined);
    try {
      return action();
    } finally {
      onSwitch(current.actor);
    }
  }

  /**
   * Whether an event is to be reported that says nothing of how a request ended. When it is not, it is counted as a
   * step, so that the limit of steps does not depend on what is kept. Throws LimitReached.
   */
  recordsNext(): boolean {
    if (this.keeps === 'all') return true;
    if (this.keeps === 'endings') this.step();
    return false;
  }

  /**
   * Appends to the trace what is kept. The event is stamped with the time, with its actor
   * (whoever is running when none is given) and with where the reader's program stands in that
   * process. Throws LimitReached.
   */
  report(report: UnstampedEvent, actor: Actor = this.current?.actor ?? 'network'): void {
    if (this.keeps === 'none') return;
    this.step();
    const line = this.current?.actor === actor ? this.current.line : undefined;
    const stamp = line === undefined ? { t: this.now, actor } : { t: this.now, actor, line };
    const event: Unnamed<TraceEvent> = { ...report, ...stamp };
    if (this.keeps === 'endings' && !isEndEvent(event)) return;
    const { events } = this;
    // Events come in order of time, except after a process that ran ahead (see `isAhead`).
    let place = events.length;
    for (; place > 0; place--) {
      const before = events[place - 1];
      if (before === undefined || before.t <= event.t) break;
    }
    if (place === events.length) events.push(event);
    else events.splice(place, 0, event);
  }

  /**
   * Ends the run for a limit that is not the kernel's: this call and every later step throw
   * `reason`, so that a program that catches it does not go on.
   */
  end(reason: LimitReached): never {
    this.#limitReached ??= reason;
    throw this.#limitReached;
  }

  /** The limit that ended the run before its programs ended. */
  get limitReached(): LimitReached | undefined {
    return this.#limitReached;
  }

  /** Counts against the budget of steps. Throws LimitReached. */
  step(): void {
    const { stepsMax } = this.limits;
    if (++this.steps > stepsMax) this.#reach('stepsMax', `${stepsMax} steps`);
    if (this.#limitReached) throw this.#limitReached;
  }

  #checkClock(untilUs: number): void {
    const max = this.limits.virtualUsMax;
    if (untilUs > max) this.#reach('virtualUsMax', `${max / 1e6} s of simulated time`);
    if (this.#limitReached) throw this.#limitReached;
  }

  #reach(limit: LimitName, amount: string): void {
    this.#limitReached ??= new LimitReached(limit, `The run used up its ${amount}.`);
  }

  #nextUs(): number {
    const process = this.#nextProcess();
    return Math.min(this.#agenda.nextUs, process?.wakeAtUs ?? Infinity);
  }

  /** The earliest process that can run; among equals the one spawned first. */
  #nextProcess(): Process | undefined {
    let next: Process | undefined;
    for (const process of this.#processes) {
      if (process.state !== 'waiting' && process.state !== 'blocked') continue;
      if (!next || process.wakeAtUs < next.wakeAtUs) next = process;
    }
    return next;
  }

  /**
   * Everything that happens up to and including `limitUs`, in order of time.
   * @param isNested in the `elapse` of a process
   */
  #advance(limitUs: number, isNested: boolean): void {
    while (!this.halted) {
      const process = this.#nextProcess();
      const processUs = process?.wakeAtUs ?? Infinity;
      const agendaUs = this.#agenda.nextUs;
      const nextUs = Math.min(processUs, agendaUs);
      if (nextUs > limitUs || nextUs === Infinity) return;
      this.#checkClock(nextUs);
      const isProcess = process && processUs < agendaUs;
      if (isProcess && isNested && this.#holds.has(this.#stretches + 1)) {
        this.#heldUs = processUs;
        return;
      }
      this.now = nextUs;
      if (this.schedule) {
        this.term = (isProcess ? process.wakeTerm : this.#agenda.nextTerm) ?? NO_TERM;
      }
      if (isProcess) this.#resume(process);
      else this.#keep();
    }
  }

  #keep(): void {
    this.step();
    const { current } = this;
    this.current = undefined;
    this.#agenda.take()?.action();
    this.current = current;
  }

  /**
   * In a run with a schedule the client leaves its sockets open when it exits: what the server does
   * because they are closed comes after all that the client has seen, so no answer depends on it, and
   * what the server would have done without it is still to be compared with what the client saw.
   */
  #leavesFilesOpen({ actor }: Process): boolean {
    return this.schedule !== undefined && actor === 'client';
  }

  /** Runs a process until it uses its processor, sleeps or ends. */
  #resume(process: Process): void {
    const { current } = this;
    const outer = this.#stretch;
    this.current = process;
    this.#stretch = ++this.#stretches;
    this.#heldUs = Infinity;
    this.onSwitch?.(process.actor);
    process.state = 'running';
    for (;;) {
      this.step();
      const { done, value: effect } = process.next();
      if (done) {
        process.exit(!this.#leavesFilesOpen(process));
        break;
      }
      if (effect === undefined) {
        process.hooks.drainMicrotasks();
        continue;
      }
      process.localUs = this.now;
      // A program may have given every object a `busy`.
      if (hasOwn(effect, 'busy')) {
        process.state = 'waiting';
        const { busy } = effect as Busy;
        process.wakeAtUs = this.now + busy;
        if (this.schedule) {
          const { until } = hasOwn(effect, 'until') ? (effect as Busy) : {};
          process.wakeTerm = until ?? later(this.term, busy);
        }
      } else {
        process.state = 'blocked';
        process.wakeAtUs = (effect as Block).block;
        process.wakeTerm = process.sleep?.deadline;
      }
      break;
    }
    this.current = current;
    this.#stretch = outer;
  }
}
