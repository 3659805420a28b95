import type { ReleasePack } from '../release-pack.ts';
import {
  HPE_OK,
  LENIENT_SETTERS,
  type LlhttpCallbacks,
  LlhttpWasm,
  type MessageType,
  type Pointer,
} from './llhttp-wasm.ts';

/**
 * llhttp, the HTTP parser of every Node since 12, as WebAssembly: the build that the npm package
 * undici ships (lib/llhttp/llhttp-wasm.js), The caller loads it. Throws WebAssembly.CompileError
 * for other bytes.
 */
export function createLlhttp(bytes: Uint8Array<ArrayBuffer>): Llhttp {
  return new Llhttp(bytes);
}

/** Major versions of llhttp that exist as WebAssembly, oldest first. */
export const LLHTTP_MAJORS = [8, 9] as const;
export type LlhttpMajor = (typeof LLHTTP_MAJORS)[number];

/**
 * The build that stands for the llhttp in a release (`process.versions.llhttp`): the one of its
 * major version; for llhttp 6 in Node 18 the next one. The majors differ in which malformed
 * messages they accept, and in how they name the ones that they refuse.
 */
export function llhttpMajorOf({ versions }: Pick<ReleasePack, 'versions'>): LlhttpMajor {
  const own = Number.parseInt(versions['llhttp'] ?? '', 10);
  return LLHTTP_MAJORS.find((major) => major >= own) ?? 9;
}

/**
 * One instance serves every parser of the page: parsing is synchronous, and a parser's state is a
 * block of memory of its own. Node compiles the same C code into itself (deps/llhttp).
 */
export class Llhttp {
  readonly #wasm: LlhttpWasm;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#wasm = new LlhttpWasm(bytes);
  }

  /** The parsers of one process. */
  parsers(): LlhttpParsers {
    return new LlhttpParsers(this.#wasm);
  }

  /** How many parsers of all processes are in memory: 0 when every process has freed its own. */
  get parserCount(): number {
    return this.#wasm.parserCount;
  }
}

/**
 * Makes the parsers of one process, and frees them when it ends, because WASM memory is not garbage
 * collected.
 */
export class LlhttpParsers {
  readonly #wasm: LlhttpWasm;
  readonly #parsers = new Set<LlhttpParser>();

  constructor(wasm: LlhttpWasm) {
    this.#wasm = wasm;
  }

  /** `lenientFlags`: bits of kLenient…; those that this llhttp cannot set are ignored. */
  create(type: MessageType, lenientFlags: number, callbacks: LlhttpCallbacks): LlhttpParser {
    const at = this.#wasm.allocate(type, callbacks);
    for (const [flag, setter] of LENIENT_SETTERS) {
      if (lenientFlags & flag) this.#wasm.exports[setter]?.(at, 1);
    }
    const parser = new LlhttpParser(this.#wasm, at, () => this.#parsers.delete(parser));
    this.#parsers.add(parser);
    return parser;
  }

  free(): void {
    for (const parser of this.#parsers) parser.free();
  }
}

/**
 * How far a parser has come. `consumed` is relative to the chunk, as node_http_parser.cc computes
 * it.
 */
export interface ParseResult {
  readonly errno: number;
  readonly consumed: number;
}

/** One llhttp_t. After `free` nothing may be called but `free`. */
export class LlhttpParser {
  readonly #wasm: LlhttpWasm;
  readonly #at: Pointer;
  readonly #onFree: () => void;
  #isFreed = false;
  #isExecuting = false;

  constructor(wasm: LlhttpWasm, at: Pointer, onFree: () => void) {
    this.#wasm = wasm;
    this.#at = at;
    this.#onFree = onFree;
  }

  /** Within a callback of this parser, its memory is released when the callback has returned. */
  free(): void {
    if (this.#isFreed) return;
    this.#isFreed = true;
    this.#onFree();
    if (!this.#isExecuting) this.#wasm.release(this.#at);
  }

  execute(chunk: Uint8Array): ParseResult {
    const { exports } = this.#wasm;
    const data = exports.malloc(chunk.length);
    this.#isExecuting = true;
    try {
      this.#wasm.bytes(data, chunk.length).set(chunk);
      const errno = exports.llhttp_execute(this.#at, data, chunk.length);
      if (errno === HPE_OK) return { errno, consumed: chunk.length };
      return { errno, consumed: exports.llhttp_get_error_pos(this.#at) - data };
    } finally {
      this.#isExecuting = false;
      exports.free(data);
      if (this.#isFreed) this.#wasm.release(this.#at);
    }
  }

  /** The stream has ended. Returns an llhttp_errno_t. */
  finish(): number {
    return this.#wasm.exports.llhttp_finish(this.#at);
  }

  pause(): void {
    this.#wasm.exports.llhttp_pause(this.#at);
  }
  resume(): void {
    this.#wasm.exports.llhttp_resume(this.#at);
  }
  resumeAfterUpgrade(): void {
    this.#wasm.exports.llhttp_resume_after_upgrade(this.#at);
  }

  get method(): number {
    return this.#wasm.exports.llhttp_get_method(this.#at);
  }
  get httpMajor(): number {
    return this.#wasm.exports.llhttp_get_http_major(this.#at);
  }
  get httpMinor(): number {
    return this.#wasm.exports.llhttp_get_http_minor(this.#at);
  }
  get upgrade(): boolean {
    return this.#wasm.exports.llhttp_get_upgrade(this.#at) !== 0;
  }
  get errorReason(): string {
    return this.#wasm.cString(this.#wasm.exports.llhttp_get_error_reason(this.#at));
  }
  errnoName(errno: number): string {
    return this.#wasm.cString(this.#wasm.exports.llhttp_errno_name(errno));
  }
}
