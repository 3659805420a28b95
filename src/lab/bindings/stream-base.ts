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

  writeBuffer(req: GivenRequest, chunk: Uint8Array): number | ReqWrap {
    return this.#write(req, bytesOf(chunk), true);
  }
  writeUtf8String(req: GivenRequest, string: string): number | ReqWrap {
    return this.#writeString(req, string, UTF8, 3);
  }
  writeLatin1String(req: GivenRequest, string: string): number | ReqWrap {
    return this.#writeString(req, string, LATIN1, 1);
  }
  /** WriteString<ASCII> keeps the low byte, as latin1 does. */
  writeAsciiString(req: GivenRequest, string: string): number | ReqWrap {
    return this.#writeString(req, string, LATIN1, 1);
  }
  writeUcs2String(req: GivenRequest, string: string): number | ReqWrap {
    return this.#writeString(req, string, UCS2, 2);
  }

  /**
   * StreamBase::WriteString. Short strings take a way of their own, on which `bytesWritten` does not
   * count what failed. Their size is an estimate: StringBytes::StorageSize.
   */
  #writeString(
    req: GivenRequest,
    string: string,
    encoding: Encoding,
    unitBytes: number,
  ): number | ReqWrap {
    const countFailed = string.length * unitBytes > STACK_STORAGE_BYTES;
    return this.#write(req, stringToBytes(string, encoding), countFailed);
  }

  /**
   * `chunks` has buffers, or chunk, encoding, chunk, encoding … All of them leave in one writev(2).
   */
  writev(req: GivenRequest, chunks: readonly unknown[], allBuffers: boolean): number | ReqWrap {
    const parts: Uint8Array[] = [];
    for (let index = 0; index < chunks.length; index += allBuffers ? 1 : 2) {
      const encoding = allBuffers ? UTF8 : parseEncoding(chunks[index + 1], UTF8);
      parts.push(chunkBytes(chunks[index], encoding));
    }
    return this.#write(req, concatenate(parts), true);
  }

  /**
   * StreamBase::Write. uv_try_write mostly takes everything: then there is no request, and the call
   * returns 0 at once. Otherwise the request is called back when the rest is written.
   */
  #write(given: GivenRequest, bytes: Uint8Array, countFailed: boolean): number | ReqWrap {
    const keys = this.env.internalBinding('stream_wrap');
    const { streamBaseState: state, release } = this.env;
    if (!this.alive) return uvNumber(release, 'EINVAL');
    const tried = this.handle.tryWrite(bytes);
    const isWaiting = tried === 'EAGAIN' || (typeof tried === 'number' && tried < bytes.length);
    let status: Status = typeof tried === 'string' ? tried : 0;
    let req: ReqWrap | undefined;
    if (isWaiting) {
      req = given ?? newWriteRequest(keys['WriteWrap']);
      const start = tried === 'EAGAIN' ? 0 : tried;
      status = this.#writeLater(req, bytes, start);
    }
    if (status === 0 || countFailed) this.#bytesWritten += bytes.length;
    state[keys['kBytesWritten']] = bytes.length;
    state[keys['kLastWriteWasAsync']] = isWaiting && status === 0 ? 1 : 0;
    const result = uvNumber(release, status);
    if (req === undefined || given) return result;
    state[keys['kLastWriteErr']] = result;
    return req;
  }

  #writeLater(req: ReqWrap, bytes: Uint8Array, start: number): Status {
    this.env.asyncHooks.withDefaultTrigger(this.getAsyncId(), () => req.asyncReset());
    // A plain view: a program can replace what Buffer's own subarray does.
    const rest = new Uint8Array(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
    return this.handle.write(rest, (result) => this.#afterRequest(req, result, 'WriteWrap'));
  }

  shutdown(req: ReqWrap): number {
    const { asyncHooks } = this.env;
    return this.#status(() => {
      asyncHooks.withDefaultTrigger(this.getAsyncId(), () => req.asyncReset());
      return this.handle.shutdown((status) => this.#afterRequest(req, status, 'ShutdownWrap'));
    });
  }

  /** ReportWritesToJSStreamListener::OnStreamAfterReqFinished. */
  *#afterRequest(req: ReqWrap, status: Status, name: string): Coroutine {
    const args = [uvNumber(this.env.release, status), this, undefined];
    yield* req.complete(args, `${name}.oncomplete`);
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
  get writeQueueSize(): number {
    return this.handle.writeQueueBytes;
  }
  /** In Node, a pointer for `tls` and `http2`. Neither is simulated. */
  get _externalStream(): unknown {
    return undefined;
  }
  /** uv_stream_set_blocking, which lib/ calls for pipes only. */
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
/** StreamBase::WriteString: `char stack_storage[16384]`. */
const STACK_STORAGE_BYTES = 16_384;

/**
 * Up to Node 24.21 lib/ makes the request of every write. From 24.22 and 26.10 on the native does, for
 * a write that has to wait, and returns it instead of a status.
 */
type GivenRequest = ReqWrap | null;

/** The fields of StreamBase's template for requests, as Node 26.12.1 prints them. */
function newWriteRequest(WriteWrap: new () => ReqWrap): ReqWrap {
  const fields = { oncomplete: null, callback: null, handle: null, async: false, bytes: 0 };
  return Object.assign(new WriteWrap(), { ...fields, buffer: null, writeStatus: null });
}

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
