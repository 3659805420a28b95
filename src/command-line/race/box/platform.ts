/*
 * The parts of the platform that the Lab needs besides ECMAScript: URL, TextEncoder and TextDecoder. The realm of the
 * Lab has none. Node's own are objects of the outer realm, through which a program could reach that realm. So they are
 * made here, and only texts and numbers cross. Imported for its effect, before the Lab.
 */
import type { Bridge } from './protocol.ts';

type Host = Record<string, unknown> & { bridge?: Bridge };

const host = globalThis as unknown as Host;
const { parseUrl, encode, decode } = host.bridge as Bridge;
Reflect.deleteProperty(host, 'bridge');
// V8 puts the inspector's console into every realm.
Reflect.deleteProperty(host, 'console');

const { parse } = JSON;
const PARTS = [
  ...['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port'],
  ...['pathname', 'search', 'hash'],
] as const;

/** At the end of the stack the outer realm throws an error object of its own, which must not get in. */
function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch {
    throw new RangeError('Maximum call stack size exceeded');
  }
}

class BoxedUrl {
  declare href: string;
  #parts: Record<string, string>;

  constructor(input: string, base?: string) {
    const parts = partsOf(input, base);
    if (parts === undefined) throw new TypeError('Invalid URL');
    this.#parts = parts;
  }

  static parse(input: string, base?: string): BoxedUrl | null {
    return partsOf(input, base) === undefined ? null : new BoxedUrl(input, base);
  }

  static canParse(input: string, base?: string): boolean {
    return partsOf(input, base) !== undefined;
  }

  static {
    for (const name of PARTS) {
      Object.defineProperty(BoxedUrl.prototype, name, {
        configurable: true,
        get(this: BoxedUrl) {
          return this.#parts[name];
        },
        set(this: BoxedUrl, value: string) {
          this.#parts = partsOf(this.href, undefined, name, `${value}`) ?? this.#parts;
        },
      });
    }
  }

  toString(): string {
    return this.href;
  }
}

function partsOf(input: string, base?: string, field?: string, value?: string) {
  const text = `${input}`;
  const baseText = base === undefined ? undefined : `${base}`;
  const json = guarded(() => parseUrl(text, baseText, field, value));
  return json === undefined ? undefined : (parse(json) as Record<string, string>);
}

/** A code unit of UTF-16 has at most three bytes in UTF-8. */
const BYTES_PER_UNIT_MAX = 3;

class BoxedEncoder {
  encode(text = ''): Uint8Array {
    const bytes = new Uint8Array(text.length * BYTES_PER_UNIT_MAX);
    return bytes.slice(0, this.encodeInto(text, bytes).written);
  }

  encodeInto(text: string, into: Uint8Array): { read: number; written: number } {
    const both = guarded(() => encode(`${text}`, into));
    return { read: Math.floor(both / 2 ** 32), written: both % 2 ** 32 };
  }
}

class BoxedDecoder {
  readonly #keepsBom: boolean;
  /** The first bytes of a character whose last bytes come with the next chunk. */
  #rest = new Uint8Array(0);
  #isFirst = true;

  constructor(_encoding?: string, { ignoreBOM = false }: TextDecoderOptions = {}) {
    this.#keepsBom = ignoreBOM;
  }

  decode(
    chunk: Uint8Array = new Uint8Array(0),
    { stream = false }: TextDecodeOptions = {},
  ): string {
    const all = new Uint8Array(this.#rest.length + chunk.length);
    all.set(this.#rest);
    all.set(chunk, this.#rest.length);
    const end = stream ? all.length - unfinishedBytes(all) : all.length;
    const bytes = all.subarray(0, end);
    this.#rest = stream ? all.slice(end) : new Uint8Array(0);
    const keepsBom = this.#keepsBom || !this.#isFirst;
    this.#isFirst = stream ? this.#isFirst && end === 0 : true;
    return guarded(() => decode(bytes, keepsBom));
  }
}

/** The number of bytes at the end that begin an incomplete character (Unicode, table 3-7). */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0b1100_0000) {
      const length = byte >= 0b1111_0000 ? 4 : byte >= 0b1110_0000 ? 3 : 2;
      return length > back ? back : 0;
    }
    if (byte < 0b1000_0000) return 0;
  }
  return 0;
}

host['URL'] = BoxedUrl;
host['TextEncoder'] = BoxedEncoder;
host['TextDecoder'] = BoxedDecoder;
