import type { Phase } from '../../trace/record/event.ts';
import type { TimeTerm } from '../../trace/record/order-log.ts';
import { AsyncQueue } from './async-queue.ts';
import { Backend, type PolledLoop } from './backend.ts';
import { atOnce, type Coroutine } from './coroutine.ts';
import type { Machine } from './machine.ts';
import type { Process } from './process.ts';
import { later } from './schedule.ts';
import { type UvRelease, uvRelease } from './uv-release.ts';

/** The callbacks that Node gives to its loop. Each is called in the phase that it is named after. */
export interface LoopHooks {
  /**
   * Environment::RunTimers (src/env.cc). The timer has been stopped; start it again for the next
   * list.
   */
  runTimers(): Coroutine;
  /** Is there an immediate, ref'd or not? */
  hasImmediates(): boolean;
  /** Environment::CheckImmediate (src/env.cc). */
  runImmediates(): Coroutine;
  /** EmitProcessBeforeExit (src/api/hooks.cc). */
  beforeExit(): Coroutine;
  /** Before the loop polls in a run with a schedule: which timer is the next one? */
  noteTimers?(): void;
  /** EmitProcessExitInternal (src/api/hooks.cc). Not called after `stop`. */
  exit(): Coroutine;
}

/** A handle as uv_loop_alive counts it. */
export interface LoopHandle {
  isActive(): boolean;
  hasRef(): boolean;
}

/**
 * Rule 10: how often uv_run runs new pending callbacks after polling, "a small fixed number of
 * times".
 */
const PENDING_ROUNDS_MAX = 8;

/**
 * uv_loop_t and uv_run (libuv, src/unix/core.c) for one process, with the three handles that
 * node::Environment keeps in it: one timer, the check for immediates, and the idle handle that
 * stops poll from sleeping.
 */
export class Loop implements PolledLoop {
  readonly machine: Machine;
  readonly process: Process;
  readonly release: UvRelease;
  hooks: LoopHooks;
  backend: Backend;
  /** uv_now(): milliseconds, rounded down, as of the last `updateTime`. */
  time = 0;
  phase: Phase = 'main';
  /**
   * Iterations begun; 0 while the main script runs. In every release an iteration is counted from
   * its timers.
   */
  turn = 0;
  /** `time` for a schedule, and the moment that it was rounded down from. */
  timeTerm: TimeTerm = ORIGIN;
  #updatedAt: TimeTerm | undefined = undefined;
  /** When the timer is due, for a schedule. */
  #timerTerm: TimeTerm = ORIGIN;
  /** No callback runs any more. */
  stopped = false;
  /** loop->active_reqs: connects, shutdowns, work of the thread pool. */
  activeRequests = 0;
  readonly handles = new Set<LoopHandle>();

  #asyncs: AsyncQueue;
  /**
   * loop->closing_handles: a stack, so the handle closed last is called back first
   * (uv__make_close_pending).
   */
  #closing: (() => Coroutine)[] = [];
  #timerAtMs = Infinity;
  #isTimerRef = true;
  #isIdle = false;

  /** `uv` is the release's `process.versions.uv`. */
  constructor(machine: Machine, process: Process, uv: string, hooks: LoopHooks = NO_HOOKS) {
    this.machine = machine;
    this.process = process;
    this.release = uvRelease(uv);
    this.hooks = hooks;
    this.backend = new Backend(this);
    this.#asyncs = new AsyncQueue(this.backend, machine);
  }

  /** As new, for another run on a rewound machine. */
  rewind(): void {
    this.backend = new Backend(this);
    this.#asyncs = new AsyncQueue(this.backend, this.machine);
    this.time = 0;
    this.phase = 'main';
    this.turn = 0;
    this.timeTerm = ORIGIN;
    this.#updatedAt = undefined;
    this.stopped = false;
    this.activeRequests = 0;
    this.handles.clear();
    this.#closing = [];
    this.#timerAtMs = Infinity;
    this.#isTimerRef = true;
    this.#isIdle = false;
  }

  /* ---- what Node's C++ calls ---- */

  wake(): void {
    this.machine.wake(this.process);
  }

  /**
   * uv_update_time. Environment::GetNow does the same before it answers, so setTimeout counts from
   * the present.
   */
  updateTime(): void {
    const { now, schedule, term } = this.machine;
    this.time = Math.floor(now / 1000);
    if (!schedule) return;
    const before = this.#updatedAt;
    if (before?.variable === term.variable && before.plusUs === term.plusUs) return;
    this.#updatedAt = term;
    this.timeTerm = schedule.loopTime(this.process.actor, now, term);
  }

  /** uv_timer_start on Environment::timer_handle_: due `delayMs` after `time`. */
  startTimer(delayMs: number): void {
    this.#timerAtMs = this.time + delayMs;
    if (this.machine.schedule) this.#timerTerm = later(this.timeTerm, delayMs * 1000);
  }

  /** The same in a run with a schedule, for a moment that it has a term for. */
  startTimerAt(expiry: TimeTerm, expiryMs: number): void {
    this.#timerAtMs = expiryMs;
    this.#timerTerm = expiry;
  }

  /** When the timer is due; undefined when there is none. */
  get timerTerm(): TimeTerm | undefined {
    return this.#timerAtMs === Infinity ? undefined : this.#timerTerm;
  }

  /** uv_ref or uv_unref on that timer: Environment::ToggleTimerRef. */
  refTimer(isRef: boolean): void {
    this.#isTimerRef = isRef;
  }

  /**
   * Starts or stops the idle handle, while there are ref'd immediates:
   * Environment::ToggleImmediateRef.
   */
  refImmediates(isRef: boolean): void {
    this.#isIdle = isRef;
  }

  /**
   * uv_queue_work, uv_getaddrinfo: a request that takes `durationUs`. The loop calls `done` when it
   * is over.
   */
  queueWork(durationUs: number, done: () => Coroutine): void {
    const loop = this;
    const { machine } = this;
    this.activeRequests++;
    function* finish(): Coroutine {
      loop.activeRequests--;
      yield* done();
    }
    const { schedule } = machine;
    const past = schedule?.pastOf(this.process.actor);
    machine.at(machine.now + durationUs, () => {
      if (schedule && past) schedule.arriving = schedule.arrival(machine.term, past, 0);
      loop.asyncSend(finish);
      if (schedule) schedule.arriving = undefined;
    });
  }

  /** uv_async_send: runs the callback in the poll phase. It does not keep the loop alive. */
  asyncSend(callback: () => Coroutine): void {
    this.#asyncs.send(callback);
  }

  /** uv__make_close_pending: runs the callback in the closing phase. */
  deferClose(callback: () => Coroutine): void {
    this.#closing.push(callback);
  }

  /** uv_loop_alive. */
  alive(): boolean {
    return this.#hasActive() || this.backend.hasPending || this.#closing.length > 0;
  }

  /** process.reallyExit: no callback runs any more, and `run` returns when it is resumed. */
  stop(): void {
    this.stopped = true;
    this.enter('exited');
  }

  /**
   * Notes the phase that the process is in. The loop calls this; `main` is for the code that runs
   * the main script.
   */
  enter(phase: Phase): void {
    this.phase = phase;
    const { machine, turn } = this;
    if (machine.recordsNext()) machine.report({ kind: 'phase', phase, turn }, this.process.actor);
  }

  /* ---- running ---- */

  /**
   * SpinEventLoop (src/api/embed_helpers.cc): runs the loop, runs it again when `beforeExit` gave
   * it work, then calls `exit`.
   */
  *run(): Coroutine {
    do {
      yield* this.#uvRun();
      if (this.stopped) return;
      this.enter('beforeExit');
      yield* this.hooks.beforeExit();
      if (this.stopped) return;
    } while (this.alive());
    yield* this.hooks.exit();
    if (!this.stopped) this.stop();
  }

  /**
   * uv_run(UV_RUN_DEFAULT). Rule 12: timers come before poll, so a timer that is due by then runs
   * without the loop having looked at its sockets once more.
   */
  *#uvRun(): Coroutine {
    let isAlive = this.alive();
    let haveTimersRun = false;
    while (isAlive && !this.stopped) {
      this.turn++;
      if (!haveTimersRun) yield* this.#runTimers();
      if (!this.stopped) yield* this.#runAfterTimers();
      // From libuv 1.45 on, timers run once more before a loop that has nothing else left ends.
      haveTimersRun = this.release.timersBeforeAlive && !this.stopped && !this.alive();
      if (haveTimersRun) yield* this.#runTimers();
      isAlive = this.alive();
    }
  }

  *#runTimers(): Coroutine {
    this.updateTime();
    this.#noteTimer();
    if (this.#timerAtMs > this.time) return;
    this.enter('timers');
    this.#timerAtMs = Infinity;
    yield* this.hooks.runTimers();
  }

  /**
   * The rest of an iteration. Rule 10: callbacks that became pending while polling, above all
   * shutdown(2), run right after the poll (libuv 1.43) and before immediates.
   */
  *#runAfterTimers(): Coroutine {
    yield* this.#runPending();
    if (this.stopped) return;
    this.enter('poll');
    const timeoutMs = this.#pollTimeoutMs();
    this.hooks.noteTimers?.();
    yield* this.backend.poll(timeoutMs, this.#timerTerm);
    for (let round = 0; round < PENDING_ROUNDS_MAX && !this.stopped; round++) {
      if (!this.backend.hasPending) break;
      yield* this.#runPending();
    }
    if (!this.stopped && this.hooks.hasImmediates()) {
      this.enter('check');
      yield* this.hooks.runImmediates();
    }
    if (!this.stopped) yield* this.#runClosing();
  }

  *#runPending(): Coroutine {
    if (!this.backend.hasPending) return;
    this.enter('pending');
    yield* this.backend.runPending();
  }

  /**
   * uv__run_closing_handles: calls back the handles that are closing now, not the ones that these
   * close.
   */
  *#runClosing(): Coroutine {
    if (this.#closing.length === 0) return;
    this.enter('closing');
    const closing = this.#closing.reverse();
    this.#closing = [];
    for (const callback of closing) {
      yield* callback();
      if (this.stopped) return;
    }
  }

  /** uv__backend_timeout. An unref'd timer, too, ends the sleep. */
  #pollTimeoutMs(): number {
    const mayNotSleep =
      !this.#hasActive() || this.#isIdle || this.backend.hasPending || this.#closing.length > 0;
    if (mayNotSleep) return 0;
    this.#noteTimer();
    return Math.max(0, this.#timerAtMs - this.time);
  }

  /** Whether the timer is due, for a schedule. */
  #noteTimer(): void {
    if (this.#timerAtMs === Infinity) return;
    const { machine, process } = this;
    machine.schedule?.compares(process.actor, this.#timerTerm, this.timeTerm);
  }

  /** uv__has_active_handles (active and ref'd) or uv__has_active_reqs. */
  #hasActive(): boolean {
    if (this.activeRequests > 0 || this.#isIdle) return true;
    if (this.#isTimerRef && this.#timerAtMs !== Infinity) return true;
    for (const handle of this.handles) if (handle.isActive() && handle.hasRef()) return true;
    return false;
  }
}

const ORIGIN: TimeTerm = { variable: 0, plusUs: 0 };

const nothing = atOnce(() => {});

/** For a process without Node: only its handles call back. */
const NO_HOOKS: LoopHooks = {
  runTimers: nothing,
  hasImmediates: () => false,
  runImmediates: nothing,
  beforeExit: nothing,
  exit: nothing,
};
