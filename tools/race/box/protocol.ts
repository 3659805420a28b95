import type { TimeModel } from '../../../src/lab/index.ts';

/**
 * What the parent and the boxed process say to each other, as JSON: one request on standard input, then two lines on
 * standard output, `<nonce> ready` and `<nonce> <answer>`. Nothing else is believed.
 */
export interface BoxRequest {
  /** 128 random bits that begin every line of the answer. The program cannot know them. */
  readonly nonce: string;
  /** The Lab as one classic script: tools/race/box/lab.ts with all that it imports. */
  readonly lab: string;
  readonly input: LabRequest;
}

/** What the script of the Lab is given. */
export interface LabRequest {
  /** JSON of a ReleasePack. */
  readonly release: string;
  /** WebAssembly of llhttp, in base64. */
  readonly llhttp: string;
  /** JSON of a BundledPackage each. */
  readonly packages: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly clientFile?: string;
  readonly serverFile?: string;
  readonly nodeDebug?: string;
  readonly log?: string;
  readonly time?: Partial<TimeModel>;
}

/** What came of it, before it is checked. */
export interface BoxReport {
  readonly exitCode?: number;
  /** A Trace, to be checked by the parent. */
  readonly events: unknown;
  /** Built-ins of JavaScript that the program changed, `Array.prototype.push`: the Lab runs on them too. */
  readonly changed: readonly string[];
}

/** In place of a report: the Lab threw, which it does of itself only when it has a defect. */
export interface BoxFailure {
  readonly failed: string;
}

/** What the boxed process lends to the Lab's realm. Texts, numbers and the Lab's own bytes: no object comes out of it. */
export interface Bridge {
  /** Fields of a URL as JSON, after one of them was set; undefined for what is no URL. */
  readonly parseUrl: (
    input: string,
    base: string | undefined,
    field?: string,
    value?: string,
  ) => string | undefined;
  /** Fills `into` with UTF-8. Gives the code units read × 2^32 + the bytes written. */
  readonly encode: (text: string, into: Uint8Array) => number;
  readonly decode: (bytes: Uint8Array, keepsBom: boolean) => string;
}
