import { bytesToString, LATIN1 } from './string-bytes.ts';

export const HTTP_REQUEST = 1;
export const HTTP_RESPONSE = 2;
export type MessageType = typeof HTTP_REQUEST | typeof HTTP_RESPONSE;

/** llhttp_errno_t (llhttp.h), the members that node_http_parser.cc uses. */
export const HPE_OK = 0;
export const HPE_PAUSED = 21;
export const HPE_PAUSED_UPGRADE = 22;
export const HPE_USER = 24;

/**
 * llhttp_settings_t. Each callback returns 0 to go on, or an llhttp_errno_t to stop. Strings are
 * latin1. A string that spans several chunks comes in as many parts.
 */
export interface LlhttpCallbacks {
  onMessageBegin(): number;
  /** Chunk extensions, too, come here: see `LlhttpWasm.#wireChunkExtensions`. */
  onUrl(part: string): number;
  onStatus(part: string): number;
  onHeaderField(part: string): number;
  onHeaderValue(part: string): number;
  /**
   * This one may also return 1, no body follows, or 2, nor does a further message (llhttp README,
   * on_headers_complete).
   */
  onHeadersComplete(statusCode: number, upgrade: boolean, keepAlive: boolean): number;
  /** `part` is memory of the parser: a caller that keeps it has to copy it. */
  onBody(part: Uint8Array): number;
  onMessageComplete(): number;
}

/** An address in the memory of the WebAssembly instance. */
export type Pointer = number;

/** The setters of lenient parsing, by the bits of node_http_parser.cc's kLenient constants. */
export const LENIENT_SETTERS = [
  [1 << 0, 'llhttp_set_lenient_headers'],
  [1 << 1, 'llhttp_set_lenient_chunked_length'],
  [1 << 2, 'llhttp_set_lenient_keep_alive'],
  [1 << 3, 'llhttp_set_lenient_transfer_encoding'],
  // From llhttp 9 on.
  [1 << 4, 'llhttp_set_lenient_version'],
  [1 << 5, 'llhttp_set_lenient_data_after_close'],
  [1 << 6, 'llhttp_set_lenient_optional_lf_after_cr'],
  [1 << 7, 'llhttp_set_lenient_optional_crlf_after_chunk'],
  [1 << 8, 'llhttp_set_lenient_optional_cr_before_lf'],
  [1 << 9, 'llhttp_set_lenient_spaces_after_chunk_size'],
] as const;

type SetLenient = (parser: Pointer, enabled: 0 | 1) => void;

interface Exports extends Partial<Record<(typeof LENIENT_SETTERS)[number][1], SetLenient>> {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(bytes: number): Pointer;
  free(at: Pointer): void;
  llhttp_alloc(type: MessageType): Pointer;
  llhttp_free(parser: Pointer): void;
  llhttp_execute(parser: Pointer, data: Pointer, bytes: number): number;
  llhttp_finish(parser: Pointer): number;
  llhttp_pause(parser: Pointer): void;
  llhttp_resume(parser: Pointer): void;
  llhttp_resume_after_upgrade(parser: Pointer): void;
  llhttp_get_error_pos(parser: Pointer): Pointer;
  llhttp_get_error_reason(parser: Pointer): Pointer;
  llhttp_errno_name(errno: number): Pointer;
  llhttp_get_method(parser: Pointer): number;
  llhttp_get_http_major(parser: Pointer): number;
  llhttp_get_http_minor(parser: Pointer): number;
  llhttp_get_upgrade(parser: Pointer): number;
}

/** llhttp_t.settings, in words of four bytes (llhttp.h of llhttp 8 and 9, on 32 bits). */
const SETTINGS_WORD = 14;

/** The WebAssembly instance: its functions, its memory, and the callbacks of each parser in it. */
export class LlhttpWasm {
  readonly exports: Exports;
  readonly #callbacks = new Map<Pointer, LlhttpCallbacks>();
  #isWired = false;

  /** Throws WebAssembly.CompileError or LinkError for bytes that are not llhttp. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    const of = (parser: Pointer) => {
      const callbacks = this.#callbacks.get(parser);
      if (callbacks === undefined) throw new Error('llhttp: no such parser');
      return callbacks;
    };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      env: {
        wasm_on_message_begin(p: Pointer) {
          return of(p).onMessageBegin();
        },
        wasm_on_url: (p: Pointer, at: Pointer, n: number) => of(p).onUrl(this.#text(at, n)),
        wasm_on_status: (p: Pointer, at: Pointer, n: number) => of(p).onStatus(this.#text(at, n)),
        wasm_on_header_field: (p: Pointer, at: Pointer, n: number) =>
          of(p).onHeaderField(this.#text(at, n)),
        wasm_on_header_value: (p: Pointer, at: Pointer, n: number) =>
          of(p).onHeaderValue(this.#text(at, n)),
        wasm_on_headers_complete(p: Pointer, status: number, upgrade: number, alive: number) {
          return of(p).onHeadersComplete(status, upgrade !== 0, alive !== 0);
        },
        wasm_on_body: (p: Pointer, at: Pointer, n: number) => of(p).onBody(this.bytes(at, n)),
        wasm_on_message_complete(p: Pointer) {
          return of(p).onMessageComplete();
        },
      },
    });
    this.exports = instance.exports as unknown as Exports;
    this.exports._initialize();
  }

  get parserCount(): number {
    return this.#callbacks.size;
  }

  allocate(type: MessageType, callbacks: LlhttpCallbacks): Pointer {
    const parser = this.exports.llhttp_alloc(type);
    if (!this.#isWired) this.#wireChunkExtensions(parser);
    this.#callbacks.set(parser, callbacks);
    return parser;
  }

  /**
   * undici's build sets eight of the callbacks in llhttp_settings_t, and none for the names and values
   * of chunk extensions. Their places are the two before on_headers_complete, the sixth that is set.
   * They get what on_url has, the second one: an index of the function table. All parsers share the
   * settings, which llhttp_t points to.
   */
  #wireChunkExtensions(parser: Pointer): void {
    this.#isWired = true;
    const words = new Uint32Array(this.exports.memory.buffer);
    const settings = (words[parser / 4 + SETTINGS_WORD] ?? 0) / 4;
    const places: number[] = [];
    for (let at = settings; places.length < 6; at++) if (words[at]) places.push(at);
    const [, onUrl = 0, , , , onHeadersComplete = 0] = places;
    words.fill(words[onUrl] ?? 0, onHeadersComplete - 2, onHeadersComplete);
  }

  release(parser: Pointer): void {
    this.#callbacks.delete(parser);
    this.exports.llhttp_free(parser);
  }

  /** The view is valid until the next malloc, because memory that grows gets a new buffer. */
  bytes(at: Pointer, length: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, at, length);
  }

  #text(at: Pointer, length: number): string {
    return bytesToString(this.bytes(at, length), LATIN1);
  }

  /** A C string; empty for a null pointer. */
  cString(at: Pointer): string {
    if (at === 0) return '';
    return this.#text(at, new Uint8Array(this.exports.memory.buffer, at).indexOf(0));
  }
}
