import type { TimeModel } from '../lab/index.ts';
import type { Trace } from '../trace/record/event.ts';

/** Who ran it. Every result on the site says which. */
export type EngineId = 'lab' | 'webcontainer' | 'recording';

export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string; readonly remedy: string };

/** The files a run executes and what they run on. What the reader sees is what runs. */
export interface RunInput {
  readonly files: Readonly<Record<string, string>>;
  /** Node release, for engines that can choose. */
  readonly node: string;
  /** node-fetch version, or `http` when the program does without. */
  readonly fetch: string;
  /** A diff of the release's lib/, for the engine that can apply it. */
  readonly patch?: string;
  /** What things cost, for engines whose clock is simulated; what is left out stays as it is. */
  readonly time?: Partial<TimeModel>;
  /** Times of single callbacks and segments, as `order` of a link has them, for the engine whose clock is simulated. */
  readonly order?: string;
}

/** Where an answer comes from; provenance.ts says it in words. */
export interface Provenance {
  readonly engine: EngineId;
  /** The Node release that ran, or whose library did: `20.0.0`. */
  readonly node: string;
  /** A diff of the reader's was applied to its library. */
  readonly isPatched?: boolean;
}

export interface RunResult {
  readonly provenance: Provenance;
  readonly events: Trace;
  /** Exit code of client.mjs; undefined when the run was ended from outside. */
  readonly exitCode: number | undefined;
  /** Wall-clock milliseconds from the request to run to the last event. */
  readonly wallMs: number;
  /** Of the times of `order`, those that the run came to: ChosenTime each. The program may have written it: check it. */
  readonly chosen?: unknown;
}

/** What a page can offer next to the remedy of a failure. */
export type Recovery = 'retry' | 'reload-page' | 'new-tab' | 'isolate' | 'none';

/** A run that gave no result: what happened, and what the reader can do. */
export class EngineError extends Error {
  /** Stable name of the failure, for tests and links: `sandbox-not-loaded`. */
  readonly code: string;
  readonly remedy: string;
  readonly recovery: Recovery;
  constructor(code: string, message: string, remedy: string, recovery: Recovery = 'none') {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.remedy = remedy;
    this.recovery = recovery;
  }
}

export interface StartupStep {
  /** `Load runtime` */
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
}

/** How far an engine has come with starting, for a reader who waits. */
export interface Startup {
  readonly phase: 'idle' | 'starting' | 'started' | 'failed';
  readonly steps: readonly StartupStep[];
  /** It takes longer than it should; nothing is lost yet. */
  readonly slow: boolean;
  readonly failure: EngineError | undefined;
  /** What the engine found out about its runtime before it was believed, in sentences. */
  readonly observations: readonly string[];
}

/** An engine that takes visible steps to start, and may fail at each of them. */
export interface Starter {
  /** Shows the startup now and at each change. */
  watch(show: (startup: Startup) => void): void;
  /** Forgets a failure, so that the next run tries again. */
  retry(): void;
  /** Ends all that runs and frees its memory; the next run starts anew. */
  stop(): Promise<void>;
  /** Has the browser isolate the page, from its next load on. @returns false when it refuses, with a failure that says so */
  isolate(): Promise<boolean>;
  /** Stops, and takes back what was left in the browser for it. */
  leave(): Promise<void>;
}

export interface Engine {
  readonly id: EngineId;
  /** Absent where there is nothing to wait for. */
  readonly starter?: Starter;
  availability(): Promise<Availability>;
  /**
   * Fetches what a run of this input needs, so that a page can tell the wait for it from the run. Absent where the
   * engine fetches nothing for a single run. Rejects with EngineError, as the run then would.
   */
  load?(input: RunInput): Promise<void>;
  /**
   * Rejects with EngineError, or with the signal's reason when aborted. Leaves nothing running either way.
   * @param onTrace is told all that is known of a run under way, output too, each time that it is more. An engine that
   *   knows nothing before the end never calls it. Two processes report in two streams, so a later call may have events between earlier ones.
   */
  run(input: RunInput, signal: AbortSignal, onTrace?: (soFar: Trace) => void): Promise<RunResult>;
}
