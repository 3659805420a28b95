import type { LabInput } from '../../../lab/index.ts';

/**
 * What the parent and the boxed process say to each other, a line each. The parent: a BoxSetup, a LabRequest, then for
 * each run the TimeModel that it has, all as JSON. The boxed process: `<nonce> ready`, then for each run
 * `<nonce> <JSON of a BoxReport or a BoxFailure>`. Nothing else is believed.
 */
export interface BoxSetup {
  /** 128 random bits that begin every line of the boxed process. The program cannot know them. */
  readonly nonce: string;
  /** The Lab as one classic script: src/command-line/race/box/lab.ts with all that it imports. */
  readonly lab: string;
}

/** What the script of the Lab is given. */
export interface LabRequest extends Omit<LabInput, 'time'> {
  /** WebAssembly of llhttp, in base64. */
  readonly llhttp: string;
}

/** What the script of the Lab leaves behind: takes a LabRequest, then runs it on as many TimeModels as come. All JSON. */
export type PrepareRuns = (request: string) => (time: string) => string;

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
  readonly changed: readonly string[];
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
