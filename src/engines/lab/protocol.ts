/**
 * What the page, the sandboxed frame and the worker say to each other.
 *
 *   page ──MessagePort──▶ frame (opaque origin, no network) ──▶ worker (one for each run; one for all reruns)
 *
 * The page and the frame run our code only. The worker runs the reader's, so whatever comes out of it is one
 * string of bounded length behind a nonce, and the page checks it against the trace's schema before it believes anything.
 */

import type { TimeModel } from '../../lab/index.ts';
import type { TimesHost } from './times-script.ts';

/** What a worker boots with, by the names of parts that the frame has been given. */
export interface Runtime {
  /** JSON of a ReleasePack. */
  readonly release: string;
  /** JSON of a ReleasePart each: what earlier runs have needed. */
  readonly parts: readonly string[];
  /** JSON of WebAssembly bytes in base64. */
  readonly llhttp: string;
  /** JSON of a BundledPackage each. */
  readonly packages: readonly string[];
  /** Sets of Node's debug log to write beside the program, as LabInput has them. */
  readonly log: string;
}

export interface RunRequest {
  readonly files: Readonly<Record<string, string>>;
  readonly time?: Partial<TimeModel>;
  /** Times that were chosen one by one. Only a `run` has some. */
  readonly chosen?: {
    /** Text of a classic script, in which `host` is a TimesHost. */
    readonly script: string;
    readonly delays: TimesHost['delays'];
  };
}

export interface SearchScript {
  /** Text of a classic script, in which `host` is a SearchHost. */
  readonly script: string;
  /** For that script. */
  readonly options: unknown;
}

export type ToFrame =
  /** Text stays text here: a worker parses it, off the page's thread. */
  | { readonly type: 'part'; readonly name: string; readonly json: string }
  /** Have a worker ready for the next run: booted, and where there is time warmed up by running this. */
  | { readonly type: 'prepare'; readonly runtime: Runtime; readonly warmUp?: RunRequest }
  | {
      readonly type: 'run';
      readonly id: number;
      readonly runtime: Runtime;
      readonly request: RunRequest;
      readonly wallMsMax: number;
    }
  /**
   * A program of ours, made from knobs: it runs in a worker that is kept, on processes that are booted once and
   * rewound. One at a time. See src/lab/batch.ts.
   */
  | {
      readonly type: 'rerun';
      readonly id: number;
      readonly runtime: Runtime;
      readonly request: RunRequest;
      readonly wallMsMax: number;
    }
  /**
   * Some of many runs of which only the ends are asked. Those of our programs share the worker of the reruns;
   * those of the reader's have a worker of their own, which ends with `end-trials` or with another program.
   */
  | {
      readonly type: 'trials';
      readonly id: number;
      readonly runtime: Runtime;
      readonly requests: readonly RunRequest[];
      readonly wallMsMax: number;
      readonly isOwn: boolean;
    }
  /** The reader's program needs its worker no more. */
  | { readonly type: 'end-trials' }
  /**
   * A program is run many times by a script of ours, which the page brings along: see search-host.ts. It has a worker of
   * its own, reports as often as it has something to say, and ends with `cancel`. `wallMsMax`: between two reports.
   */
  | {
      readonly type: 'search';
      readonly id: number;
      readonly runtime: Runtime;
      readonly request: RunRequest;
      readonly search: SearchScript;
      readonly wallMsMax: number;
    }
  /** The search is to report what it has. */
  | { readonly type: 'end-search'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number };

export type FromFrame =
  /**
   * JSON of a RunReport; for trials, an array of them, with the events that say how their requests ended; for a search,
   * what its script says.
   */
  | { readonly type: 'report'; readonly id: number; readonly report: string }
  | { readonly type: 'failed'; readonly id: number; readonly failure: RunFailure };

export type RunFailure =
  | { readonly code: 'wall-time'; readonly wallMsMax: number }
  /** `message` has at most ERROR_CHARS_MAX characters. No program was there yet. */
  | { readonly code: 'worker-error'; readonly message: string }
  /** The program left its process, and an error was thrown out there. `message` as above. */
  | { readonly code: 'outside-error'; readonly message: string }
  /** The report is one string, and longer than REPORT_CHARS_MAX. */
  | { readonly code: 'report-too-long' }
  /** The worker said something that our code never says: the reader's program spoke for it. */
  | { readonly code: 'protocol' };

export type ToWorker =
  | {
      readonly type: 'boot';
      readonly release: string;
      readonly parts: readonly string[];
      readonly llhttp: string;
      readonly packages: readonly string[];
      readonly log: string;
      /** What its processes are for: a program, and then the end; or ours, one after the other. */
      readonly purpose: 'run' | 'rerun';
    }
  | { readonly type: 'warm-up'; readonly request: RunRequest }
  | { readonly type: 'run' | 'rerun'; readonly nonce: string; readonly request: RunRequest }
  | {
      readonly type: 'trials';
      readonly nonce: string;
      readonly requests: readonly RunRequest[];
      readonly isOwn: boolean;
    }
  | {
      readonly type: 'search';
      readonly nonce: string;
      readonly request: RunRequest;
      readonly search: SearchScript;
    }
  | { readonly type: 'end-search' };

/**
 * What a worker says of a run, as JSON after the nonce of the run. Before that it says the nonce alone, when the
 * program begins. The nonce is random, so that only our code can speak for the worker.
 */
export interface RunReport {
  readonly exitCode?: number;
  /** A Trace, to be checked by the page. */
  readonly events: unknown;
  /** The program needs this part of its release: the run is to be made again with it. */
  readonly missingPart?: unknown;
  /** As LabOutput has it. */
  readonly chosen?: unknown;
  /** Instead of both: the Lab threw, with this message of at most ERROR_CHARS_MAX characters. */
  readonly failed?: string;
}

/** Characters of an error that a worker did not catch. The reader's program may have chosen the text. */
export const ERROR_CHARS_MAX = 300;

/** Characters of a report; 1 MB of output, escaped, and its trace fit well within. */
export const REPORT_CHARS_MAX = 16_000_000;

/** Posted by the page to a frame that may have been ready before anybody listened. */
export const FRAME_CALL = 'lab-frame-call';

/** Posted by the frame to its parent once it listens, and again when it is called. */
export const FRAME_READY = 'lab-frame-ready';
