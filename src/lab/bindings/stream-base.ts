import type { Coroutine } from '../kernel/coroutine.ts';
import type { Errno, Status } from '../kernel/errno.ts';
import type { ReadResult, TcpHandle } from '../kernel/tcp-handle.ts';
import type { Environment } from './environment.ts';
import { HandleWrap } from './handle-wrap.ts';
import {
  emitToJavaScript,
  type ListenedStream,
  type StreamListener,
  UserBufferListener,
} from './stream-listener.ts';
import {
  bytesOf,
  type Encoding,
  LATIN1,
  parseEncoding,
  stringToBytes,
  UCS2,
  UTF8,
} from './string-bytes.ts';
import { uvNumber } from './uv.ts';
import type { ReqWrap } from './wrap.ts';

/**
 * The methods that every stream handle has: `StreamBase` in src/stream_base.cc over
 * `LibuvStreamWrap` in src/stream_wrap.cc. Results of a call besides its return value are left in
 * `streamBaseState`.
 */
export class StreamBase extends HandleWrap implements ListenedStream {
  readonly #listeners: StreamListener[] = [emitToJavaScript];
  #onRead: ((buffer?: ArrayBuffer) => unknown) | undefined;
  #bytesRead = 0;
  #bytesWritten = 0;

  constructor(env: Environment, provider: string, handle: TcpHandle) {
    super(env, provider, handle);
    handle.onRead = (result) => this.#emitRead(result);
  }

  /* ---- reading ---- */

  get onread() {
    return this.#onRead;
  }
  set onread(callback) {
    this.#onRead = callback;
  }

  readStart(): number {
    return this.#status(() => this.handle.readStart());
  }

  readStop(): number {
    return this.#status(() => this.handle.readStop());
  }

  /**
   * `hasPendingRead` of LibuvStreamWrap, in the releases that have it: see `Stream.hasPendingRead`.
   * Its C++ is not on npm. strace on 26.12.1 showed which calls it makes and what it answers.
   */
  protected peekForRead(): boolean {
    return this.alive && this.handle.hasPendingRead();
  }

  useUserBuffer(buffer: Uint8Array): number {
    this.pushListener(new UserBufferListener(buffer));
    return 0;
  }

  pushListener(listener: StreamListener): void {
    this.#listeners.push(listener);
    this.#offerBuffer();
  }

  removeListener(listener: StreamListener): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
    this.#offerBuffer();
  }

  /** PassReadErrorToPreviousListener: for a listener that handles bytes but not the end. */
  *passOn(listener: StreamListener, result: ReadResult): Coroutine {
    const previous = this.#listeners[this.#listeners.indexOf(listener) - 1] ?? emitToJavaScript;
    yield* previous.onStreamRead(this, result);
  }

  *#emitRead(result: ReadResult): Coroutine {
    if (typeof result !== 'string') this.#bytesRead += result.length;
    const listener = this.#listeners.at(-1) ?? emitToJavaScript;
    yield* listener.onStreamRead(this, result);
    this.#offerBuffer();
  }

  /**
   * uv_alloc_cb asks the listener before each read; the buffer changes only where this is called.
   */
  #offerBuffer(): void {
    const bytes = this.#listeners.at(-1)?.bufferBytes;
    this.handle.readBufferBytes = bytes ?? READ_BUFFER_BYTES;
  }

  /** StreamBase::CallJSOnreadMethod. */
  *callOnRead(result: ReadResult, buffer: ArrayBuffer | undefined): Coroutine<unknown> {
    if (this.#onRead === undefined) return undefined;
    const { kReadBytesOrError, kArrayBufferOffset } = this.env.internalBinding('stream_wrap');
    const state = this.env.streamBaseState;
    state[kReadBytesOrError] =
      typeof result === 'string' ? uvNumber(this.env.release, result) : result.length;
    state[kArrayBufferOffset] = 0;
    return yield* this.makeCallback(this.#onRead, [buffer], 'TCP.onread');
  }

  /* ---- writing ---- */

  writeBuffer(_req: unknown, chunk: Uint8Array): number {
    return this.#write(chunk, true);
  }
  writeUtf8String(_req: unknown, string: string): number {
    return this.#write(stringToBytes(string, UTF8), false);
  }
  writeLatin1String(_req: unknown, string: string): number {
    return this.#write(stringToBytes(string, LATIN1), false);
  }
  /** WriteString<ASCII> keeps the low byte, as latin1 does. */
  writeAsciiString(_req: unknown, string: string): number {
    return this.#write(stringToBytes(string, LATIN1), false);
  }
  writeUcs2String(_req: unknown, string: string): number {
    return this.#write(stringToBytes(string, UCS2), false);
  }

  /**
   * `chunks` has buffers, or chunk, encoding, chunk, encoding … All of them leave in one writev(2).
   */
  writev(_req: unknown, chunks: readonly unknown[], allBuffers: boolean): number {
    const parts: Uint8Array[] = [];
    for (let index = 0; index < chunks.length; index += allBuffers ? 1 : 2) {
      const encoding = allBuffers ? UTF8 : parseEncoding(chunks[index + 1], UTF8);
      parts.push(chunkBytes(chunks[index], encoding));
    }
    return this.#write(concatenate(parts), true);
  }

  /**
   * StreamBase::Write, in the case that uv_try_write takes everything: there is no request, and the
   * call returns 0 at once. bytesWritten counts a failed write of buffers and not a failed write of
   * a string, because Node counts the two at different moments.
   */
  #write(bytes: Uint8Array, countFailed: boolean): number {
    const { kBytesWritten, kLastWriteWasAsync } = this.env.internalBinding('stream_wrap');
    if (!this.alive) return uvNumber(this.env.release, 'EINVAL');
    const result = this.handle.tryWrite(bytes);
    // Not reached: the kernel's sockets take everything at once, and lib/net.js does not write
    // before it is connected.
    if (result === 'EAGAIN') return this.env.missingNative('stream_wrap: a write that has to wait');
    const failed = typeof result === 'string';
    if (!failed || countFailed) this.#bytesWritten += bytes.length;
    this.env.streamBaseState[kBytesWritten] = bytes.length;
    this.env.streamBaseState[kLastWriteWasAsync] = 0;
    return failed ? uvNumber(this.env.release, result) : 0;
  }

  shutdown(req: ReqWrap): number {
    const { asyncHooks } = this.env;
    return this.#status(() => {
      asyncHooks.withDefaultTrigger(this.getAsyncId(), () => req.asyncReset());
      return this.handle.shutdown((status) => this.#afterShutdown(req, status));
    });
  }

  /** ReportWritesToJSStreamListener::OnStreamAfterShutdown. */
  *#afterShutdown(req: ReqWrap, status: Status): Coroutine {
    const args = [uvNumber(this.env.release, status), this, undefined];
    yield* req.complete(args, 'ShutdownWrap.oncomplete');
  }

  /* ---- about the stream ---- */

  get isStreamBase(): boolean {
    return true;
  }
  get fd(): number {
    return this.alive ? this.handle.fd : uvNumber(this.env.release, 'EINVAL');
  }
  get bytesRead(): number {
    return this.#bytesRead;
  }
  get bytesWritten(): number {
    return this.#bytesWritten;
  }
  /** Nothing is ever queued: see #write. */
  get writeQueueSize(): number {
    return 0;
  }
  /** In Node, a pointer for `tls` and `http2`. Neither is simulated. */
  get _externalStream(): unknown {
    return undefined;
  }
  /** All writes of the Lab are blocking already. */
  setBlocking(): number {
    return 0;
  }

  /** StreamBase::JSMethod: EINVAL once the handle is closed. */
  #status(call: () => Status | Errno): number {
    return uvNumber(this.env.release, this.alive ? call() : 'EINVAL');
  }
}

/** What uv__read suggests to uv_alloc_cb (src/unix/stream.c). */
const READ_BUFFER_BYTES = 64 * 1024;

function chunkBytes(chunk: unknown, encoding: Encoding): Uint8Array {
  return ArrayBuffer.isView(chunk) ? bytesOf(chunk) : stringToBytes(String(chunk), encoding);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
