import type { End } from '../../trace/record/event.ts';
import type { Coroutine } from './coroutine.ts';
import type { Findings, KernelArrival } from './schedule.ts';

/** EPOLLIN … (Linux, include/uapi/linux/eventpoll.h), the same numbers as poll(2)'s. */
export const POLLIN = 1;
export const POLLOUT = 4;
export const POLLERR = 8;
export const POLLHUP = 16;

/** `IN|ERR|HUP`, as in the trace. */
export function maskText(mask: number): string {
  const names: string[] = [];
  if (mask & POLLIN) names.push('IN');
  if (mask & POLLOUT) names.push('OUT');
  if (mask & POLLERR) names.push('ERR');
  if (mask & POLLHUP) names.push('HUP');
  return names.join('|');
}

/** What epoll finds at a file in a run with a schedule. */
export interface EpollFinding {
  /** Its events are there because these have arrived. */
  readonly arrivals: readonly KernelArrival[];
  /** These make it ready as well, and do not change its events while the others are there. */
  readonly hidden?: readonly KernelArrival[];
  /** It would have had other events if one of these had arrived. */
  readonly misses: readonly [findings: Findings, kinds: number] | undefined;
}

/** An open file as epoll and libuv see it. */
export interface Watched {
  /** @param interest the events that epoll looks for */
  findings?(interest: number): EpollFinding;
  /** What it is ready for: file_operations.poll. */
  pollMask(): number;
  /** libuv's reaction to events: uv__io_cb. */
  onIo(events: number): Coroutine;
  /** The connection it belongs to, for the trace. */
  readonly conn?: number | undefined;
  /** Which end of that connection it is, for the trace. */
  readonly end?: End | undefined;
}

/** A file in an epoll set: the kernel's struct epitem and libuv's uv__io_t in one. */
export class Watch {
  readonly watched: Watched;
  /** What libuv wants to know: uv__io_t.pevents. */
  wanted = 0;
  /** What libuv has told the kernel that it wants to know: uv__io_t.events. */
  told = 0;
  /** What the kernel looks for: epitem.event.events. 0: not in the set. */
  interest = 0;
  constructor(watched: Watched) {
    this.watched = watched;
  }
}

/** One entry of what epoll_wait returned. */
export interface Ready {
  readonly watch: Watch;
  readonly mask: number;
}

/** An epoll instance (Linux, fs/eventpoll.c), level-triggered. */
export class Epoll {
  /** rdllist: first in, first out. */
  #ready = new Set<Watch>();
  /** All files in the set, in the order in which they came. */
  readonly watches = new Set<Watch>();
  /** Files whose place in rdllist does not tell when they became ready: see `placed`. */
  #placed = new Set<Watch>();
  readonly #onReady: () => void;

  /** `onReady` wakes the process that sleeps in epoll_wait. */
  constructor(onReady: () => void) {
    this.#onReady = onReady;
  }

  /**
   * EPOLL_CTL_ADD and EPOLL_CTL_MOD: ep_insert, ep_modify. A file that is ready already is listed
   * at once.
   */
  control(watch: Watch, interest: number): void {
    watch.interest = interest;
    this.watches.add(watch);
    this.#placed.add(watch);
    this.notify(watch);
  }

  /**
   * Files that were returned last, which have kept their place in the list until epoll_wait is called, and files that
   * epoll was told of since: whether these are ready at the next call decides where they are in its batch. `wait` begins
   * another set.
   */
  get placed(): ReadonlySet<Watch> {
    return this.#placed;
  }

  /** EPOLL_CTL_DEL, or the file was closed: ep_remove. */
  remove(watch: Watch): void {
    watch.interest = 0;
    this.watches.delete(watch);
    this.#ready.delete(watch);
    this.#placed.delete(watch);
  }

  /** The file's wait queue was woken: ep_poll_callback. */
  notify(watch: Watch): void {
    if (readyMask(watch) === 0) return;
    this.#ready.add(watch);
    this.#onReady();
  }

  /**
   * Would epoll_wait return something now? Before it sleeps, it takes files off the list that are not ready any more
   * (ep_poll → ep_send_events). So a file that becomes ready later is behind the others.
   */
  hasReady(): boolean {
    for (const watch of this.#ready) {
      if (readyMask(watch) === 0) this.#ready.delete(watch);
    }
    return this.#ready.size > 0;
  }

  /**
   * Rule 4: the masks of all ready files are computed now, when epoll_wait returns, not when each
   * is dispatched (ep_send_events). Level-triggered files go back to the tail of the list.
   */
  wait(): Ready[] {
    const listed = this.#ready;
    this.#ready = new Set();
    const batch: Ready[] = [];
    for (const watch of listed) {
      const mask = readyMask(watch);
      if (mask === 0) continue;
      this.#ready.add(watch);
      batch.push({ watch, mask });
    }
    this.#placed = new Set(this.#ready);
    return batch;
  }
}

/** ep_item_poll. ERR and HUP are always reported, even when libuv did not ask for them. */
function readyMask(watch: Watch): number {
  if (watch.interest === 0) return 0;
  return watch.watched.pollMask() & (watch.interest | POLLERR | POLLHUP);
}
