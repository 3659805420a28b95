import { CALLBACK_FAILED } from './environment.ts';
import { HeaderCollector } from './http-header-collector.ts';
import {
  ON_BODY,
  ON_HEADERS,
  ON_HEADERS_COMPLETE,
  ON_MESSAGE_BEGIN,
  ON_MESSAGE_COMPLETE,
} from './http-parser-constants.ts';
import type { LlhttpParser, LlhttpParsers, ParseResult } from './llhttp.ts';
import {
  HPE_OK,
  HPE_PAUSED,
  HPE_PAUSED_UPGRADE,
  HPE_USER,
  HTTP_REQUEST,
  type MessageType,
} from './llhttp-wasm.ts';

/** Receives the message: HttpParser, which tells JavaScript. */
export interface MessageListener {
  /**
   * Calls the JavaScript callback of this number; undefined when there is none, CALLBACK_FAILED
   * when it threw. `drains`: whether ticks and microtasks run after it (MakeCallback), or not
   * (InternalCallbackScope with kSkipTaskQueues).
   */
  call(callback: number, args: readonly unknown[], drains: boolean): unknown;
  messageBegins(): void;
  headersAreComplete(): void;
  messageIsComplete(): void;
  /** A new Buffer with a copy of these bytes. */
  copy(bytes: Uint8Array): Uint8Array;
}

interface MessageParserOptions {
  readonly type: MessageType;
  /** So many bytes of start line and headers are HPE_HEADER_OVERFLOW. */
  readonly headerBytesMax: number;
  readonly lenientFlags: number;
  /** Does this release limit them (CVE-2024-22019)? 18.19.1, 20.11.1 and later ones do. */
  limitsChunkExtensions(): boolean;
  /** More headers than this in one head are HPE_HEADER_OVERFLOW, too. */
  headerFieldsMax(): number;
}

/** An error of Node's own that a callback ends parsing with: its code, and its text. */
interface UserError {
  readonly code: string;
  readonly reason: string;
}
const HEADER_OVERFLOW: UserError = { code: 'HPE_HEADER_OVERFLOW', reason: 'Header overflow' };
const CHUNK_EXTENSIONS_OVERFLOW: UserError = {
  code: 'HPE_CHUNK_EXTENSIONS_OVERFLOW',
  reason: 'Chunk extensions overflow',
};

/** kMaxChunkExtensionsSize: so many bytes of names and values of one chunk. */
const CHUNK_EXTENSIONS_BYTES_MAX = 16_384;

/** What a failed on_headers_complete or on_message_complete returns. */
const CALLBACK_ERROR = -1;

/**
 * Turns llhttp's callbacks into calls of those of lib/_http_common.js: the on_… functions and
 * Execute of node_http_parser.cc.
 */
export class MessageParser {
  readonly #parser: LlhttpParser;
  readonly #type: MessageType;
  readonly #listener: MessageListener;
  readonly #head: HeaderCollector;
  readonly #limitsChunkExtensions: () => boolean;
  readonly #readFieldsMax: () => number;
  #fieldsMax = Infinity;
  /** Bytes of this chunk's extensions; undefined outside of a body. */
  #chunkExtensionsBytes: number | undefined = undefined;
  #hasFlushed = false;
  #executing = false;
  #pausePending = false;
  #callbackFailed = false;
  #userError: UserError | undefined;

  constructor(parsers: LlhttpParsers, options: MessageParserOptions, listener: MessageListener) {
    this.#type = options.type;
    this.#listener = listener;
    this.#head = new HeaderCollector(options.headerBytesMax);
    this.#limitsChunkExtensions = options.limitsChunkExtensions;
    this.#readFieldsMax = options.headerFieldsMax;
    this.#parser = parsers.create(options.type, options.lenientFlags, {
      onMessageBegin: () => this.#orPause(this.#onMessageBegin()),
      onUrl: (part) => this.#orPause(this.#onUrl(part)),
      onStatus: (part) => this.#orPause(this.#onHead(part, () => (this.#head.status += part))),
      onHeaderField: (part) => this.#orPause(this.#onHeaderField(part)),
      onHeaderValue: (part) => this.#orPause(this.#onHead(part, () => this.#head.addValue(part))),
      onHeadersComplete: (...args) => this.#orPause(this.#onHeadersComplete(...args)),
      onBody: (part) => this.#orPause(this.#onBody(part)),
      onMessageComplete: () => this.#orPause(this.#onMessageComplete()),
    });
  }

  free(): void {
    this.#parser.free();
  }

  /** Returns how many bytes were parsed, or an error about them; undefined when a callback threw. */
  execute(chunk: Uint8Array): number | Error | undefined {
    const { errno, consumed } = this.#run(() => this.#parser.execute(chunk));
    return this.#callbackFailed ? undefined : (this.#parseError(errno, consumed) ?? consumed);
  }

  /**
   * The stream has ended. Returns an error when the message is not complete; undefined otherwise,
   * and when a callback threw.
   */
  finish(): Error | undefined {
    const { errno } = this.#run(() => ({ errno: this.#parser.finish(), consumed: 0 }));
    return this.#callbackFailed ? undefined : this.#parseError(errno, 0);
  }

  #run(parse: () => ParseResult): ParseResult {
    this.#callbackFailed = false;
    this.#userError = undefined;
    this.#executing = true;
    try {
      return parse();
    } finally {
      this.#executing = false;
      if (this.#pausePending) this.#parser.pause();
      this.#pausePending = false;
    }
  }

  #parseError(errno: number, bytesParsed: number): Error | undefined {
    if (errno === HPE_PAUSED_UPGRADE) {
      // Not an error: llhttp pauses where another protocol begins.
      this.#parser.resumeAfterUpgrade();
      return undefined;
    }
    if (errno === HPE_OK || this.#parser.upgrade) return undefined;
    const code = this.#userError?.code ?? this.#parser.errnoName(errno);
    const reason = this.#userError?.reason ?? this.#parser.errorReason;
    return Object.assign(new Error('Parse Error'), { bytesParsed, code, reason });
  }

  /** Within a callback of this parser, it pauses when the callback has returned. */
  pause(): void {
    if (this.#executing) this.#pausePending = true;
    else this.#parser.pause();
  }
  resume(): void {
    if (this.#executing) this.#pausePending = false;
    else this.#parser.resume();
  }

  /** MaybePause. */
  #orPause(result: number): number {
    if (result !== 0 || !this.#pausePending) return result;
    this.#pausePending = false;
    return HPE_PAUSED;
  }

  #call(callback: number, args: readonly unknown[], drains: boolean): unknown {
    const result = this.#listener.call(callback, args, drains);
    if (result === CALLBACK_FAILED) this.#callbackFailed = true;
    return result;
  }

  /* ---- llhttp's callbacks ---- */

  #onMessageBegin(): number {
    this.#head.begin();
    this.#chunkExtensionsBytes = undefined;
    this.#fieldsMax = this.#readFieldsMax();
    this.#listener.messageBegins();
    this.#call(ON_MESSAGE_BEGIN, [], false);
    return HPE_OK;
  }

  /** Within a body, the part of a chunk extension: on_chunk_extension. */
  #onUrl(part: string): number {
    if (this.#chunkExtensionsBytes === undefined) {
      return this.#onHead(part, () => (this.#head.url += part));
    }
    this.#chunkExtensionsBytes += part.length;
    const isLong = this.#chunkExtensionsBytes > CHUNK_EXTENSIONS_BYTES_MAX;
    if (!isLong || !this.#limitsChunkExtensions()) return HPE_OK;
    this.#userError = CHUNK_EXTENSIONS_OVERFLOW;
    return HPE_USER;
  }

  /** A part of the start line or of a header: `take` is called if the head still has room for it. */
  #onHead(part: string, take: () => void): number {
    if (!this.#head.fits(part)) {
      this.#userError = HEADER_OVERFLOW;
      return HPE_USER;
    }
    take();
    return HPE_OK;
  }

  #onHeaderField(part: string): number {
    const result = this.#onHead(part, () => this.#onField(part));
    if (result !== HPE_OK || this.#head.fieldsSeen <= this.#fieldsMax) return result;
    this.#userError = HEADER_OVERFLOW;
    return HPE_USER;
  }

  #onField(part: string): void {
    if (this.#head.isFull) {
      this.#flush();
      this.#head.clearHeaders();
    }
    this.#head.addField(part);
  }

  #onHeadersComplete(statusCode: number, upgrade: boolean, keepAlive: boolean): number {
    this.#listener.headersAreComplete();
    this.#chunkExtensionsBytes = 0;
    this.#head.restartCount();
    const isRequest = this.#type === HTTP_REQUEST;
    // The common case: all headers at once. Otherwise ON_HEADERS has passed them to JavaScript.
    let headers: string[] | undefined;
    let url: string | undefined;
    if (this.#hasFlushed) {
      this.#flush();
    } else {
      headers = this.#head.headers();
      if (isRequest) url = this.#head.url;
    }
    this.#head.clearHeaders();
    const { httpMajor, httpMinor } = this.#parser;
    const method = isRequest ? this.#parser.method : undefined;
    const status = isRequest ? [undefined, undefined] : [statusCode, this.#head.status];
    const args = [httpMajor, httpMinor, headers, method, url, ...status, upgrade, keepAlive];
    const result = this.#call(ON_HEADERS_COMPLETE, args, false);
    return result === CALLBACK_FAILED ? CALLBACK_ERROR : Math.trunc(Number(result ?? 0)) || 0;
  }

  #onBody(part: Uint8Array): number {
    if (part.length === 0) return HPE_OK;
    this.#chunkExtensionsBytes = 0;
    const result = this.#call(ON_BODY, [this.#listener.copy(part)], true);
    return result === CALLBACK_FAILED ? HPE_USER : HPE_OK;
  }

  #onMessageComplete(): number {
    this.#listener.messageIsComplete();
    if (!this.#head.isEmpty) this.#flush(); // trailers
    const result = this.#call(ON_MESSAGE_COMPLETE, [], false);
    return result === CALLBACK_FAILED ? CALLBACK_ERROR : HPE_OK;
  }

  #flush(): void {
    this.#call(ON_HEADERS, [this.#head.headers(), this.#head.url], true);
    this.#head.url = '';
    this.#hasFlushed = true;
  }
}
