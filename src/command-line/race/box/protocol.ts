import type { LabRun } from '../../../build/lab-runner.ts';
import type { Bounds } from '../../../exploration/orders/exploration.ts';
import type { LabInput, TimeModel } from '../../../lab/index.ts';

/**
 * The lines that the parent and the boxed process exchange. The parent sends a BoxSetup and a LabRequest, then a
 * BoxTask for each answer, all as JSON. The boxed process sends `<nonce> ready`, then for each run
 * `<nonce> <JSON of a BoxReport or a BoxFailure>`. Any other line ends the process.
 */
export interface BoxSetup {
  /** 128 random bits that begin every line of the boxed process. The program cannot know them. */
  readonly nonce: string;
  /** The Lab as one classic script: src/command-line/race/box/lab.ts with everything it imports. */
  readonly lab: string;
}

/** The input of the Lab's script. */
export interface LabRequest extends Omit<LabInput, 'time' | 'times'> {
  /** As LabRun has them. */
  readonly delays?: LabRun['delays'];
  /** The WebAssembly module of llhttp, in base64. */
  readonly llhttp: string;
}

/** A run with these times, or the next step of the search over all orders. */
export type BoxTask =
  | { readonly time: Partial<TimeModel> }
  | { readonly time: Partial<TimeModel>; readonly orders: Bounds };

/**
 * The function that the Lab's script leaves behind. It takes a LabRequest, then does each BoxTask with it. All are
 * JSON.
 */
export type PrepareRuns = (request: string) => (task: string) => string;

/** The result of a run, before it is checked. */
export interface BoxReport {
  readonly exitCode?: number | undefined;
  /** A Trace, which the parent has to check. */
  readonly events: unknown;
  /** The program needs this part of its release: another process has to run it with that. */
  readonly missingPart?: unknown;
  /** Built-ins of JavaScript that the program changed, `Array.prototype.push`. The Lab runs on them too. */
  readonly changed: readonly string[];
}

/** Sent instead of a report when the Lab threw. By itself it throws only when it has a defect. */
export interface BoxFailure {
  readonly failed: string;
  readonly changed: readonly string[];
}

/**
 * The functions of the boxed process that the Lab's realm may call. They take and give texts, numbers and the Lab's
 * bytes.
 */
export interface Bridge {
  /** Fields of a URL as JSON, after one of them was set; undefined for a text that is no URL. */
  readonly parseUrl: (
    input: string,
    base: string | undefined,
    field?: string,
    value?: string,
  ) => string | undefined;
  /** Fills `into` with UTF-8. Returns the code units read × 2^32 + the bytes written. */
  readonly encode: (text: string, into: Uint8Array) => number;
  readonly decode: (bytes: Uint8Array, keepsBom: boolean) => string;
}
