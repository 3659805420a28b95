import type { Coroutine } from '../kernel/coroutine.ts';
import type { ReadResult } from '../kernel/tcp-handle.ts';
import { ConnectionsList, type ListedConnection } from './connections-list.ts';
import {
  type BindingFactory,
  CALLBACK_FAILED,
  type Environment,
  type JsFunction,
} from './environment.ts';
import { type MessageListener, MessageParser } from './http-message-parser.ts';
import { HTTP_PARSER_CONSTANTS, ON_EXECUTE } from './http-parser-constants.ts';
import { HTTP_REQUEST, type MessageType } from './llhttp-wasm.ts';
import { nativeClass } from './native-class.ts';
import type { StreamBase } from './stream-base.ts';
import type { ListenedStream, StreamListener } from './stream-listener.ts';
import { bytesOf } from './string-bytes.ts';
import { AsyncWrap } from './wrap.ts';

/**
 * --max-http-header-size (src/node_options.h), for a pack that has not recorded the release's own
 * default.
 */
const HEADER_BYTES_MAX = 16 * 1024;

/**
 * `Parser` in src/node_http_parser.cc, as JavaScript sees it. It runs inside `execute(buffer)`, or
 * as the listener of a socket that `consume` gave it. As a listener it has no JavaScript below it
 * on the stack, so its callbacks are outermost ones, and their exceptions are uncaught.
 */
class HttpParser extends AsyncWrap {
  readonly #connection: ListedConnection = {
    parser: this,
    messageStartUs: undefined,
    headersCompleted: false,
  };
  #parser: MessageParser | undefined;
  #connections: ConnectionsList | undefined;
  #stream: StreamBase | undefined;
  #currentBuffer: Uint8Array = new Uint8Array();
  #isBelowJavaScript = false;
  #exception: { readonly error: unknown } | undefined;

  constructor(env: Environment) {
    super(env, 'HTTPINCOMINGMESSAGE');
  }

  initialize(
    type: MessageType,
    resource: object,
    headerBytesMax = 0,
    lenientFlags = 0,
    connections?: ConnectionsList | null,
  ): void {
    this.provider = type === HTTP_REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST';
    this.asyncReset(resource);
    this.#parser?.free();
    const options = {
      type,
      headerBytesMax: headerBytesMax || this.#defaultHeaderBytesMax(),
      lenientFlags,
    };
    this.#parser = new MessageParser(this.env.llhttp, options, this.#listener);
    this.#connection.headersCompleted = false;
    this.#connections = connections ?? undefined;
    if (this.#connections === undefined) return;
    // Counted from here, so that a connection that never sends anything reaches headersTimeout,
    // too.
    this.#connection.messageStartUs = this.env.machine.now;
    this.#connections.activate(this.#connection);
  }

  #defaultHeaderBytesMax(): number {
    const option = this.env.release.options['--max-http-header-size'];
    return typeof option === 'number' ? option : HEADER_BYTES_MAX;
  }

  /** Bytes parsed, or an Error with bytesParsed, code and reason. Throws what a callback threw. */
  execute(chunk: ArrayBufferView): number | Error | undefined {
    return this.#belowJavaScript((parser) => {
      this.#currentBuffer = bytesOf(chunk);
      return parser.execute(this.#currentBuffer);
    });
  }

  /** The stream has ended. Returns an Error when a message is not complete. */
  finish(): Error | undefined {
    return this.#belowJavaScript((parser) => parser.finish());
  }

  #belowJavaScript<T>(parse: (parser: MessageParser) => T): T | undefined {
    if (this.#parser === undefined) return undefined;
    const outer = this.#isBelowJavaScript;
    this.#isBelowJavaScript = true;
    try {
      const result = parse(this.#parser);
      if (this.#exception === undefined) return result;
      throw this.#exception.error;
    } finally {
      this.#isBelowJavaScript = outer;
      this.#exception = undefined;
      this.#currentBuffer = new Uint8Array();
    }
  }

  pause(): void {
    this.#parser?.pause();
  }
  resume(): void {
    this.#parser?.resume();
  }

  consume(stream: StreamBase): void {
    this.#stream = stream;
    stream.pushListener(this.#streamListener);
  }
  unconsume(): void {
    this.#stream?.removeListener(this.#streamListener);
    this.#stream = undefined;
  }

  /** A copy of what is being parsed: `error.rawPacket`, or the first bytes after an upgrade. */
  getCurrentBuffer(): Uint8Array {
    return this.env.toBuffer(this.#currentBuffer.slice());
  }

  remove(): void {
    this.#connections?.remove(this.#connection);
  }
  /**
   * Only tells async_hooks: lib/_http_common.js puts the parser back into its list and initializes
   * it again.
   */
  free(): void {
    this.emitDestroy();
  }
  close(): void {
    this.#parser?.free();
    this.#parser = undefined;
  }

  /** Milliseconds since the message began (Node 18 – 20). */
  duration(): number {
    const { messageStartUs } = this.#connection;
    return messageStartUs === undefined ? 0 : (this.env.machine.now - messageStartUs) / 1000;
  }
  headersCompleted(): boolean {
    return this.#connection.headersCompleted;
  }

  /* ---- what its parser and its socket tell it ---- */

  readonly #listener: MessageListener = {
    call: (callback, args, drains) => this.#call(callback, args, drains),
    copy: (bytes) => this.env.toBuffer(bytes.slice()),
    messageBegins: () => {
      this.#connection.headersCompleted = false;
      this.#connection.messageStartUs = this.env.machine.now;
      this.#connections?.activate(this.#connection);
    },
    headersAreComplete: () => {
      this.#connection.headersCompleted = true;
    },
    messageIsComplete: () => {
      this.#connection.messageStartUs = undefined;
      this.#connections?.deactivate(this.#connection);
    },
  };

  #call(callback: number, args: readonly unknown[], drains: boolean): unknown {
    const fn = this.#callback(callback);
    if (fn === undefined) return undefined;
    const called = this.#isBelowJavaScript ? this.#keepingException(fn) : fn;
    let result: unknown;
    try {
      result = this.makeCallbackSync(called, args, 'HTTPParser', !drains);
    } catch (error) {
      // The process has ended, or the run. WebAssembly, which is on the stack, cannot be unwound.
      this.#exception = { error };
    }
    return this.#exception === undefined ? result : CALLBACK_FAILED;
  }

  /** What JavaScript has set under one of the ON_ numbers. */
  #callback(number: number): JsFunction | undefined {
    const callback: unknown = Reflect.get(this, number);
    return typeof callback === 'function' ? (callback as JsFunction) : undefined;
  }

  /**
   * When JavaScript has called `execute`, an exception is kept until `execute` throws it there; it
   * is not uncaught.
   */
  #keepingException(fn: JsFunction): JsFunction {
    const keep = (error: unknown) => {
      this.#exception = { error };
    };
    return function (this: unknown, ...args: unknown[]) {
      try {
        return fn.apply(this, args);
      } catch (error) {
        return keep(error);
      }
    };
  }

  readonly #streamListener: StreamListener = {
    onStreamRead: (stream, result) => this.#onStreamRead(stream, result),
  };

  /** Parser::OnStreamRead. */
  *#onStreamRead(stream: ListenedStream, result: ReadResult): Coroutine {
    if (typeof result === 'string') return yield* stream.passOn(this.#streamListener, result);
    if (this.#parser === undefined) return undefined;
    this.#currentBuffer = result;
    const parsed = this.#parser.execute(result);
    if (this.#exception !== undefined) throw this.#exception.error;
    const onExecute = this.#callback(ON_EXECUTE);
    if (parsed !== undefined && onExecute !== undefined) {
      yield* this.makeCallback(onExecute, [parsed], 'HTTPParser.onExecute');
    }
    this.#currentBuffer = new Uint8Array();
    return undefined;
  }
}

/**
 * internalBinding('http_parser'): src/node_http_parser.cc. Method names are in the release's shape.
 */
export const httpParser: BindingFactory = (env) => ({
  HTTPParser: Object.assign(
    nativeClass(
      'HTTPParser',
      class extends HttpParser {
        constructor() {
          super(env);
        }
      },
    ),
    HTTP_PARSER_CONSTANTS,
  ),
  ConnectionsList: nativeClass(
    'ConnectionsList',
    class extends ConnectionsList {
      constructor() {
        super(() => env.machine.now);
      }
    },
  ),
});
