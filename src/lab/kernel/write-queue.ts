import type { Coroutine } from './coroutine.ts';
import type { Errno, Status } from './errno.ts';
import type { Loop } from './loop.ts';

/** The callback of a request: 0, or what went wrong. */
export type OnStatus = (status: Status) => Coroutine;

/** uv_write_t: the bytes that are still to be written are the program's own, not a copy. */
interface WriteRequest {
  rest: Uint8Array;
  readonly onWritten: OnStatus;
  status: Status;
}

/** uv__write: how many requests it finishes before it lets the loop go on. */
const FINISHED_MAX = 32;

/**
 * stream->write_queue and write_completed_queue (libuv, src/unix/stream.c): the writes that wait for
 * room in the socket, and those whose callbacks are still to be called.
 */
export class WriteQueue {
  readonly #loop: Loop;
  #waiting: WriteRequest[] = [];
  #completed: WriteRequest[] = [];
  /** stream->write_queue_size: of waiting requests, and of failed ones until they are called back. */
  bytes = 0;

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(rest: Uint8Array, onWritten: OnStatus): void {
    this.#loop.activeRequests++;
    this.#waiting.push({ rest, onWritten, status: 0 });
    this.bytes += rest.length;
  }

  /**
   * uv__write: writes with `send`, which returns how many bytes it took. Returns true while it has
   * to wait for room. A request that fails is completed; the ones behind it wait for the next call.
   * @param onCompleted something is to be called back: uv__io_feed
   */
  flush(send: (bytes: Uint8Array) => number | Errno, onCompleted: () => void): boolean {
    for (let finished = 0; finished <= FINISHED_MAX; finished++) {
      const request = this.#waiting[0];
      if (request === undefined) return false;
      const result = send(request.rest);
      if (result === 'EAGAIN') return true;
      if (typeof result === 'number') {
        this.bytes -= result;
        request.rest = request.rest.subarray(result);
        if (request.rest.length > 0) return true;
      } else {
        request.status = result;
      }
      this.#waiting.shift();
      this.#completed.push(request);
      onCompleted();
      if (request.status !== 0) return false;
    }
    return false;
  }

  /** uv__stream_flush_write_queue: the stream is being closed. */
  cancel(): void {
    for (const request of this.#waiting) {
      request.status = 'ECANCELED';
      this.#completed.push(request);
    }
    this.#waiting = [];
  }

  /** uv__write_callbacks. */
  *callBack(): Coroutine {
    if (this.#completed.length === 0) return;
    const completed = this.#completed;
    this.#completed = [];
    for (const { rest, onWritten, status } of completed) {
      this.#loop.activeRequests--;
      this.bytes -= rest.length;
      yield* onWritten(status);
      if (this.#loop.stopped) return;
    }
  }
}
