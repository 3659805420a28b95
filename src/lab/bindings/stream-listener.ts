import type { Coroutine } from '../kernel/coroutine.ts';
import type { ReadResult } from '../kernel/tcp-handle.ts';

/** A stream as its listeners see it. */
export interface ListenedStream {
  /** StreamBase::CallJSOnreadMethod. */
  callOnRead(result: ReadResult, buffer: ArrayBuffer | undefined): Coroutine<unknown>;
  /** PassReadErrorToPreviousListener: for a listener that handles bytes but not the end. */
  passOn(listener: StreamListener, result: ReadResult): Coroutine;
}

/**
 * Receives what a stream reads: `StreamListener` in src/stream_base.h. Of several, the one pushed
 * last does.
 */
export interface StreamListener {
  /** Buffer size to offer to read(2); libuv's own suggestion when absent (OnStreamAlloc). */
  readonly bufferBytes?: number;
  onStreamRead(stream: ListenedStream, result: ReadResult): Coroutine;
}

/** EmitToJSStreamListener: calls `handle.onread` with a new buffer for each read. */
export const emitToJavaScript: StreamListener = {
  *onStreamRead(stream, result) {
    const buffer = typeof result === 'string' ? undefined : result.buffer;
    yield* stream.callOnRead(result, buffer);
  },
};

/**
 * CustomBufferJSListener: `useUserBuffer`, the `onread` option of net.Socket. Bytes are read into
 * the buffer that the program gave.
 */
export class UserBufferListener implements StreamListener {
  #buffer: Uint8Array;

  constructor(buffer: Uint8Array) {
    this.#buffer = buffer;
  }

  get bufferBytes(): number {
    return this.#buffer.length;
  }

  *onStreamRead(stream: ListenedStream, result: ReadResult): Coroutine {
    if (typeof result !== 'string') this.#buffer.set(result);
    const next = yield* stream.callOnRead(result, undefined);
    if (next instanceof Uint8Array) this.#buffer = next;
  }
}
