import type { TimeTerm } from '../../trace/record/order-log.ts';
import { type Coroutine, letOthersCatchUp } from './coroutine.ts';
import {
  Epoll,
  type EpollFinding,
  maskText,
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLOUT,
  type Ready,
  type Watch,
} from './epoll.ts';
import { endIfOther } from './own-end.ts';
import type { Process } from './process.ts';
import type { KernelArrival, ScheduleRecorder } from './schedule.ts';
import type { Simulation } from './simulation.ts';

/** The loop as its backend sees it. */
export interface PolledLoop {
  readonly machine: Simulation;
  /** The process that this loop belongs to. */
  readonly process: Process;
  /** The process has ended, perhaps in a callback. No callback runs any more. */
  readonly stopped: boolean;
  /** uv__update_time. */
  updateTime(): void;
  /** uv_now() for a schedule. */
  readonly timeTerm: TimeTerm;
  /** Something is ready: wakes the process if it sleeps in epoll_wait. */
  wake(): void;
}

/**
 * The part of libuv's loop that knows about files: loop->backend_fd with its watchers, and the
 * pending queue (uv__io_start … in src/unix/core.c, uv__io_poll in src/unix/linux.c).
 */
export class Backend {
  readonly epoll: Epoll;
  readonly #loop: PolledLoop;
  /** loop->watcher_queue: the kernel learns of changed interests when the loop polls next. */
  readonly #changed = new Set<Watch>();
  /** loop->pending_queue, and the part of it that is being run. */
  #pending = new Set<Watch>();
  #due = new Set<Watch>();

  constructor(loop: PolledLoop) {
    this.#loop = loop;
    this.epoll = new Epoll(() => loop.wake());
  }

  get isStopped(): boolean {
    return this.#loop.stopped;
  }

  /** uv__io_start. */
  start(watch: Watch, events: number): void {
    watch.wanted |= events;
    if (watch.wanted !== watch.told) this.#changed.add(watch);
  }

  /** uv__io_stop. The kernel is not told: libuv disarms the file when it is next reported. */
  stop(watch: Watch, events: number): void {
    watch.wanted &= ~events;
    if (watch.wanted !== 0) {
      this.#changed.add(watch);
      return;
    }
    this.#changed.delete(watch);
    watch.told = 0;
  }

  /** uv__io_feed: calls the watcher back with POLLOUT when pending callbacks run. */
  feed(watch: Watch): void {
    this.#pending.add(watch);
  }

  /**
   * uv__io_close. Events of this file that epoll has reported and that were not dispatched yet are
   * dropped.
   */
  close(watch: Watch): void {
    this.stop(watch, watch.wanted);
    this.#pending.delete(watch);
    this.#due.delete(watch);
    this.epoll.remove(watch);
  }

  get hasPending(): boolean {
    return this.#pending.size > 0;
  }

  /** uv__run_pending: runs the callbacks that are pending now, not the ones that these add. */
  *runPending(): Coroutine {
    this.#due = this.#pending;
    this.#pending = new Set();
    for (const watch of this.#due) {
      this.#due.delete(watch);
      yield* watch.watched.onIo(POLLOUT);
      if (this.#loop.stopped) return;
    }
  }

  /**
   * uv__io_poll: sleeps at most `timeoutMs` (Infinity: until something is ready), then dispatches
   * what is ready.
   *
   * Rule 11: epoll_wait counts from now, not from the loop's time, and the kernel's timer is late
   * by its slack; so a timer never fires early, and often late.
   *
   * @param expiry when the timer is due that the timeout comes from, for a schedule
   */
  *poll(timeoutMs: number, expiry?: TimeTerm): Coroutine {
    const { machine, process } = this.#loop;
    const { slackUs, clientLateUs } = machine.time;
    this.#tellKernel();
    if (machine.schedule) {
      yield* this.#pollAsScheduled(machine.schedule, timeoutMs, expiry);
      return;
    }
    const lateUs = slackUs + (process.actor === 'client' ? clientLateUs : 0);
    const sleepUs = timeoutMs === 0 ? 0 : timeoutMs * 1000 + lateUs;
    const deadlineUs = machine.now + sleepUs;
    for (;;) {
      yield* letOthersCatchUp(machine);
      while (machine.now < deadlineUs && !this.epoll.hasReady()) yield { block: deadlineUs };
      this.#loop.updateTime();
      machine.step();
      const dispatched = yield* this.#dispatch(this.epoll.wait());
      if (dispatched > 0 || machine.now >= deadlineUs || this.#loop.stopped) return;
    }
  }

  /** The same, where the schedule says how late things are, and notes what was found. */
  *#pollAsScheduled(
    schedule: ScheduleRecorder,
    timeoutMs: number,
    expiry: TimeTerm | undefined,
  ): Coroutine {
    const { machine, process } = this.#loop;
    const { actor } = process;
    const isTimed = timeoutMs !== 0 && timeoutMs !== Infinity && expiry !== undefined;
    const end = isTimed
      ? schedule.deadline(
          actor,
          machine.now,
          machine.term,
          timeoutMs,
          expiry,
          this.#loop.timeTerm,
          machine.time.slackUs,
        )
      : { us: timeoutMs === 0 ? machine.now : Infinity, term: undefined };
    for (;;) {
      yield* letOthersCatchUp(machine);
      const calledAt = machine.term;
      const { placed } = this.epoll;
      const maySleep = timeoutMs !== 0 && machine.now < end.us;
      let returned: TimeTerm | undefined;
      if (maySleep) {
        const { name, us } = schedule.poll(actor);
        const calledUs = machine.now;
        const sleep = { name, calledUs, calledAt, us, deadline: end.term, isWoken: false };
        process.sleep = sleep;
        if (this.epoll.hasReady()) {
          sleep.isWoken = true;
          returned = schedule.pollReturn(name, calledUs + (us ?? 0), calledAt);
          yield { busy: us ?? 0, until: returned };
        } else {
          yield { block: end.us };
          if (sleep.isWoken) returned = machine.term;
        }
        process.sleep = undefined;
      }
      this.#loop.updateTime();
      machine.step();
      const batch = this.epoll.wait();
      const deciding =
        returned && batch.length > 1 && batch.some(({ watch }) => placed.has(watch))
          ? batch.map(({ watch }) => firstOf(schedule, watch))
          : [];
      this.#noteBatch(schedule, returned, calledAt, end.term);
      // Behind the questions without whose answers there would be no such batch.
      for (const arrival of deciding) schedule.wasReady(actor, arrival, calledAt);
      const dispatched = yield* this.#dispatch(batch);
      if (dispatched > 0 || machine.now >= end.us || this.#loop.stopped) return;
    }
  }

  /**
   * What epoll_wait found: see Schedule.woken. A call that may not sleep finds what there is. First
   * what is absent: with it, the call might have been woken by something else.
   */
  #noteBatch(
    schedule: ScheduleRecorder,
    returned: TimeTerm | undefined,
    calledAt: TimeTerm,
    deadline: TimeTerm | undefined,
  ): void {
    const { machine, process } = this.#loop;
    const { actor } = process;
    const found: KernelArrival[] = [];
    const hidden: KernelArrival[] = [];
    for (const watch of this.epoll.watches) {
      const finding = watch.watched.findings?.(watch.interest) ?? NONE;
      const { arrivals, misses } = finding;
      found.push(...arrivals);
      hidden.push(...(finding.hidden ?? []));
      if (misses) schedule.misses(actor, misses[0], misses[1], machine.term);
    }
    if (returned) schedule.woken(actor, returned, calledAt, found, hidden, deadline);
    else schedule.findsAll(actor, found, machine.term);
  }

  #tellKernel(): void {
    for (const watch of this.#changed) {
      watch.told = watch.wanted;
      this.epoll.control(watch, watch.wanted);
    }
    this.#changed.clear();
  }

  /**
   * Returns how many callbacks ran. Rule 4: events of a file closed before its turn are dropped
   * (uv__platform_invalidate_fd).
   */
  *#dispatch(batch: readonly Ready[]): Coroutine<number> {
    let dispatched = 0;
    this.#report(batch);
    for (const { watch, mask } of batch) {
      if (watch.wanted === 0) {
        // Stopped or closed, maybe by an earlier callback of this batch.
        this.epoll.remove(watch);
        continue;
      }
      const events = eventsFor(watch, mask);
      if (events === 0) continue;
      yield* watch.watched.onIo(events);
      if (this.#loop.stopped) return dispatched;
      dispatched++;
    }
    return dispatched;
  }

  #report(batch: readonly Ready[]): void {
    const { machine } = this.#loop;
    for (const { watch, mask } of batch) {
      const { conn, end } = watch.watched;
      if (conn === undefined || watch.wanted === 0 || !machine.recordsNext()) continue;
      machine.report({
        kind: 'syscall',
        call: 'epoll_wait',
        conn,
        mask: maskText(mask),
        ...endIfOther(end, this.#loop.process.actor),
      });
    }
  }
}

/** What made a file ready; undefined where it has not become ready since it was last returned. */
function firstOf(schedule: ScheduleRecorder, watch: Watch): KernelArrival | undefined {
  const { arrivals, hidden = [] } = watch.watched.findings?.(watch.interest) ?? NONE;
  return schedule.firstNew([...arrivals, ...hidden]);
}

const NONE: EpollFinding = { arrivals: [], misses: undefined };

/**
 * The events that libuv still wants to know. Rule 4: when epoll reports just ERR or just HUP, the
 * watcher is called back with everything it wants, so that uv__read meets the error (the "epoll
 * quirk" in uv__io_poll).
 */
function eventsFor(watch: Watch, mask: number): number {
  const events = mask & (watch.wanted | POLLERR | POLLHUP);
  if (events !== POLLERR && events !== POLLHUP) return events;
  return events | (watch.wanted & (POLLIN | POLLOUT));
}
