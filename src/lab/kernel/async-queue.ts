import type { Backend } from './backend.ts';
import type { Coroutine } from './coroutine.ts';
import { type EpollFinding, POLLIN, Watch, type Watched } from './epoll.ts';
import { Findings, type KernelArrival, OTHER } from './schedule.ts';
import type { Simulation } from './simulation.ts';

/**
 * loop->async_io_watcher: an eventfd in the epoll set, and the callbacks that uv_async_send has
 * queued (src/unix/async.c).
 */
export class AsyncQueue implements Watched {
  readonly #backend: Backend;
  readonly #watch = new Watch(this);
  readonly #machine: Simulation;
  readonly #findings = new Findings();
  #callbacks: (() => Coroutine)[] = [];

  constructor(backend: Backend, machine: Simulation) {
    this.#backend = backend;
    this.#machine = machine;
    backend.start(this.#watch, POLLIN);
  }

  /** uv_async_send. */
  send(callback: () => Coroutine): void {
    this.#callbacks.push(callback);
    const arrival = this.#machine.schedule?.arrives(this.#findings, OTHER);
    if (arrival) this.#findings.others.push(arrival);
    this.#backend.epoll.notify(this.#watch);
  }

  pollMask(): number {
    return this.#callbacks.length > 0 ? POLLIN : 0;
  }

  findings(): EpollFinding {
    const { others } = this.#findings;
    const arrivals: readonly KernelArrival[] = [...others];
    return { arrivals, misses: [this.#findings, OTHER] };
  }

  /** uv__async_io. */
  *onIo(): Coroutine {
    this.#findings.others.length = 0;
    const callbacks = this.#callbacks;
    this.#callbacks = [];
    for (const callback of callbacks) {
      yield* callback();
      if (this.#backend.isStopped) return;
    }
  }
}
