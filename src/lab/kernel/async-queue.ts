import type { Backend } from './backend.ts';
import type { Coroutine } from './coroutine.ts';
import { POLLIN, Watch, type Watched } from './epoll.ts';

/**
 * loop->async_io_watcher: an eventfd in the epoll set, and the callbacks that uv_async_send has
 * queued (src/unix/async.c).
 */
export class AsyncQueue implements Watched {
  readonly #backend: Backend;
  readonly #watch = new Watch(this);
  #callbacks: (() => Coroutine)[] = [];

  constructor(backend: Backend) {
    this.#backend = backend;
    backend.start(this.#watch, POLLIN);
  }

  /** uv_async_send. */
  send(callback: () => Coroutine): void {
    this.#callbacks.push(callback);
    this.#backend.epoll.notify(this.#watch);
  }

  pollMask(): number {
    return this.#callbacks.length > 0 ? POLLIN : 0;
  }

  /** uv__async_io. */
  *onIo(): Coroutine {
    const callbacks = this.#callbacks;
    this.#callbacks = [];
    for (const callback of callbacks) {
      yield* callback();
      if (this.#backend.isStopped) return;
    }
  }
}
