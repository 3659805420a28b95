import { isRefused } from '../../trace/record/end-event.ts';
import type { End, SyscallEvent } from '../../trace/record/event.ts';
import { type Coroutine, letOthersCatchUp } from './coroutine.ts';
import {
  type EpollFinding,
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLOUT,
  Watch,
  type Watched,
} from './epoll.ts';
import type { EndOfFile, Errno, Status } from './errno.ts';
import type { Loop, LoopHandle } from './loop.ts';
import { endIfOther } from './own-end.ts';
import type { OpenFile } from './process.ts';
import type { TcpSocket } from './socket.ts';
import { type OnStatus, WriteQueue } from './write-queue.ts';

export type { OnStatus } from './write-queue.ts';

/** What uv_read_cb is told: bytes in a new buffer, the end of the stream, or an error. */
export type ReadResult = Uint8Array<ArrayBuffer> | EndOfFile | Errno;

/** Rule 2: read(2) at most so often in one poll, "to prevent loop starvation" (uv__read). */
const READS_MAX = 32;
/** What uv__read asks uv_alloc_cb for. */
const READ_BUFFER_BYTES = 65_536;

/** uv_stream_t (libuv, src/unix/stream.c): reading, writing and closing of a connected socket. */
export abstract class Stream implements Watched, LoopHandle, OpenFile {
  readonly loop: Loop;
  /** File descriptor; -1 without a socket. */
  fd = -1;
  /** uv_is_closing. */
  closing = false;
  /** uv_read_cb. When it is told the end or an error, reading is over. */
  onRead: ((result: ReadResult) => Coroutine) | undefined = undefined;
  /**
   * Size of the buffer that read(2) fills: the one that uv_alloc_cb returns. Node returns its
   * user's buffer if there is one.
   */
  readBufferBytes = READ_BUFFER_BYTES;

  protected readonly watch = new Watch(this);
  protected socket: TcpSocket | undefined = undefined;
  protected connectRequest: OnStatus | undefined = undefined;
  readonly #writes: WriteQueue;
  #shutdownRequest: OnStatus | undefined = undefined;
  #hasRef = true;
  /** UV_HANDLE_READING, READABLE and WRITABLE. */
  #isReading = false;
  #isReadable = false;
  #isWritable = false;

  constructor(loop: Loop) {
    this.loop = loop;
    this.#writes = new WriteQueue(loop);
    loop.handles.add(this);
  }

  /* ---- the public calls of uv_stream_t ---- */

  /** uv_read_start. */
  readStart(): Status {
    if (this.closing) return 'EINVAL';
    if (this.#isReading) return 'EALREADY';
    if (!this.#isReadable) return 'ENOTCONN';
    this.#isReading = true;
    this.loop.backend.start(this.watch, POLLIN);
    return 0;
  }

  /** uv_read_stop. */
  readStop(): Status {
    this.#isReading = false;
    this.loop.backend.stop(this.watch, POLLIN);
    return 0;
  }

  /**
   * uv_try_write: writes what the socket has room for, which copies it, and returns how many bytes
   * that were. EAGAIN while connecting, behind a write that waits, and without any room.
   */
  tryWrite(bytes: Uint8Array): number | Errno {
    if (this.connectRequest || this.#writes.bytes > 0) return 'EAGAIN';
    return this.#writeError ?? this.#send(bytes);
  }

  /**
   * uv_write: what the socket has no room for waits for POLLOUT (rule 17). `onWritten` is called in
   * a later phase, also with the error of a write that fails then. Until then the bytes must not
   * change.
   */
  write(bytes: Uint8Array, onWritten: OnStatus): Status {
    const error = this.#writeError;
    if (error !== undefined) return error;
    const isFirst = this.#writes.bytes === 0;
    this.#writes.add(bytes, onWritten);
    if (this.connectRequest) return 0;
    if (isFirst) this.#flush();
    else this.loop.backend.start(this.watch, POLLOUT);
    return 0;
  }

  /** uv_stream_get_write_queue_size. */
  get writeQueueBytes(): number {
    return this.#writes.bytes;
  }

  /**
   * Whether read(2) would return bytes, the end of the stream, or an error. Node 22.23.5, 24.22.1
   * and 26.12.1 ask this before they reuse a pooled socket. Rule 16: one `recvfrom(fd, …, 1,
   * MSG_PEEK|MSG_DONTWAIT)` (strace of 26.12.1), also while the socket connects: a refusal that is
   * found so is gone, and the connection looks made. Node's agent does not ask then. A socket that
   * listens (ENOTCONN) has nothing.
   */
  hasPendingRead(): boolean {
    if (this.closing || !this.socket) return false;
    this.socket.noteLook(true);
    const result = this.socket.peek(1);
    this.reportCall('peek', result);
    return result !== 'EAGAIN' && result !== 'ENOTCONN';
  }

  /**
   * uv_shutdown. Rule 10: shutdown(2) is not called now but from the pending queue (uv_shutdown →
   * uv__io_feed → uv__drain), so the FIN leaves after everything else that this callback does.
   */
  shutdown(onShutdown: OnStatus): Status {
    if (!this.#isWritable || this.#shutdownRequest || this.closing) return 'ENOTCONN';
    this.#isWritable = false;
    this.#shutdownRequest = onShutdown;
    this.loop.activeRequests++;
    if (this.#writes.isEmpty) this.loop.backend.feed(this.watch);
    return 0;
  }

  /**
   * uv_close: calls close(2) now. In the closing phase, requests that are still open are called
   * back with ECANCELED, then `onClose` is called. A second call does nothing, as in
   * HandleWrap::Close (src/handle_wrap.cc).
   */
  close(onClose?: () => Coroutine): void {
    this.closeWith(false, onClose);
  }

  /** uv_is_active: reading, or listening. */
  isActive(): boolean {
    return this.#isReading;
  }

  ref(): void {
    this.#hasRef = true;
  }
  unref(): void {
    this.#hasRef = false;
  }
  hasRef(): boolean {
    return this.#hasRef;
  }

  /* ---- what the backend calls ---- */

  get conn(): number | undefined {
    return this.socket?.conn;
  }

  /** Which end of its connection it has. */
  get end(): End | undefined {
    return this.socket?.end;
  }

  pollMask(): number {
    return this.socket?.pollMask() ?? 0;
  }

  findings(interest: number): EpollFinding {
    return this.socket?.found(interest) ?? { arrivals: [], misses: undefined };
  }

  /** uv__stream_io. */
  *onIo(events: number): Coroutine {
    if (this.connectRequest) {
      yield* this.finishConnect(this.connectRequest);
      return;
    }
    const { socket } = this;
    if (socket === undefined) return;
    const { hangUp } = this.loop.release;
    const meansRead = hangUp === 'after-short-read' ? POLLIN | POLLERR | POLLHUP : POLLIN | POLLERR;
    let wasShort = false;
    if (events & meansRead) wasShort = yield* this.#read(socket);
    // The callback may have ended the process.
    if (this.loop.stopped) return;
    // Rule 3: a hang-up says that no more will come, so libuv reports the end without reading it.
    const isKnownEnd = hangUp === 'after-short-read' ? wasShort : !(events & POLLIN);
    if (events & POLLHUP && isKnownEnd && this.#isReading) yield* this.#endOfFile(socket);
    if (events & (POLLOUT | POLLERR | POLLHUP) && !this.closing) yield* this.#writeMore();
  }

  closeOnExit(): void {
    this.socket?.close();
  }

  /* ---- for the kind of stream ---- */

  /** uv__stream_connect: epoll says that the connect is over. */
  protected abstract finishConnect(done: OnStatus): Coroutine;

  /** uv__stream_open: this handle has a socket from here on. */
  protected open(socket: TcpSocket): void {
    this.socket = socket;
    this.#isReadable = true;
    this.#isWritable = true;
    this.openFile();
    socket.onEvent = () => this.loop.backend.epoll.notify(this.watch);
  }

  protected openFile(): void {
    if (this.fd === -1) this.fd = this.loop.process.openFile(this);
  }

  protected get isShutting(): boolean {
    return this.#shutdownRequest !== undefined;
  }

  /** uv_close and uv__stream_close. */
  protected closeWith(isLingerZero: boolean, onClose: (() => Coroutine) | undefined): void {
    if (this.closing) return;
    this.closing = true;
    this.#isReading = false;
    this.#isReadable = false;
    this.#isWritable = false;
    this.loop.backend.close(this.watch);
    if (this.fd !== -1) {
      this.loop.process.forgetFile(this.fd);
      this.fd = -1;
    }
    this.reportCall('close', 0);
    this.socket?.close(isLingerZero);
    this.loop.deferClose(() => this.#finishClose(onClose));
  }

  protected reportCall(call: SyscallEvent['call'], result: number | Errno): void {
    const { machine } = this.loop;
    if (!this.socket || (!isRefused(call, result) && !machine.recordsNext())) return;
    const { conn } = this.socket;
    machine.report({ kind: 'syscall', call, conn, result, ...this.#endForTrace });
  }

  /* ---- inside ---- */

  get #endForTrace(): { readonly end?: End } {
    return endIfOther(this.end, this.loop.process.actor);
  }

  /**
   * uv__read. Rule 1: a read that did not fill the buffer ends the turn: a FIN right behind the
   * response is seen by the next poll and not before. Rule 2: full reads go on, up to 32. Returns
   * whether a short read ended it.
   */
  *#read(socket: TcpSocket): Coroutine<boolean> {
    for (let reads = 0; reads < READS_MAX && this.#mayRead; reads++) {
      yield* letOthersCatchUp(this.loop.machine);
      const roomBytes = this.readBufferBytes;
      const result = socket.recv(roomBytes);
      this.reportCall('read', typeof result === 'object' ? result.length : result);
      if (result === 'EAGAIN') return false;
      if (result === 0) {
        yield* this.#endOfFile(socket);
        return false;
      }
      if (typeof result === 'string') {
        yield* this.#readError(socket, result);
        return false;
      }
      yield* this.#deliver(socket, result);
      if (result.length < roomBytes) return true;
    }
    return false;
  }

  get #mayRead(): boolean {
    return this.#isReading && !this.loop.stopped;
  }

  /** uv__stream_eof. */
  *#endOfFile(socket: TcpSocket): Coroutine {
    this.readStop();
    yield* this.#deliver(socket, 'EOF');
  }

  *#readError(socket: TcpSocket, error: Errno): Coroutine {
    this.#isReadable = false;
    this.#isWritable = false;
    yield* this.#deliver(socket, error);
    if (!this.closing) this.readStop();
  }

  *#deliver({ conn }: TcpSocket, result: ReadResult): Coroutine {
    const { machine } = this.loop;
    if (machine.recordsNext()) {
      machine.report({
        kind: 'read',
        conn,
        result: typeof result === 'string' ? result : result.length,
        ...this.#endForTrace,
      });
    }
    if (this.onRead) yield* this.onRead(result);
  }

  /** uv__check_before_write. */
  get #writeError(): Errno | undefined {
    if (!this.socket || this.closing) return 'EBADF';
    return this.#isWritable ? undefined : 'EPIPE';
  }

  /** uv__try_write: one write(2). */
  readonly #send = (bytes: Uint8Array): number | Errno => {
    const { socket } = this;
    if (!socket) return 'EBADF';
    socket.noteLook(false);
    const result = socket.takeSendError() ?? socket.sendRoom(bytes.length);
    this.reportCall('write', result);
    if (typeof result === 'number') {
      socket.send(new Uint8Array(bytes.buffer, bytes.byteOffset, result));
    }
    return result;
  };

  /** uv__write. */
  #flush(): void {
    const { backend } = this.loop;
    const mustWait = this.#writes.flush(this.#send, () => backend.feed(this.watch));
    if (mustWait) backend.start(this.watch, POLLOUT);
  }

  *#writeMore(): Coroutine {
    this.#flush();
    yield* this.#writes.callBack();
    if (!this.loop.stopped && this.#writes.isEmpty) yield* this.#drain();
  }

  /** uv__drain: everything is written, so a requested shutdown is made now. */
  *#drain(): Coroutine {
    if (!this.closing) this.loop.backend.stop(this.watch, POLLOUT);
    const done = this.#shutdownRequest;
    if (!done) return;
    this.#shutdownRequest = undefined;
    this.loop.activeRequests--;
    let status: Status = 'ECANCELED';
    if (!this.closing && this.socket) {
      status = this.socket.shutdownStatus;
      this.reportCall('shutdown', status);
      this.socket.shutdown();
    }
    yield* done(status);
  }

  /** uv__finish_close and uv__stream_destroy. */
  *#finishClose(onClose: (() => Coroutine) | undefined): Coroutine {
    const connecting = this.connectRequest;
    if (connecting) {
      this.connectRequest = undefined;
      this.loop.activeRequests--;
      yield* connecting('ECANCELED');
    }
    this.#writes.cancel();
    yield* this.#writes.callBack();
    yield* this.#drain();
    this.loop.handles.delete(this);
    if (onClose) yield* onClose();
  }
}
