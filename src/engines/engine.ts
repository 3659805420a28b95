import type { TraceEvent } from '../trace/event.ts';

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
}

/** Where an answer comes from: `lab · Node 20.0.0's own http library · simulated kernel`. */
export interface Provenance {
  readonly engine: EngineId;
  readonly runtime: string;
}

export interface RunResult {
  readonly provenance: Provenance;
  readonly events: readonly TraceEvent[];
  /** Exit code of client.mjs; undefined when the run was ended from outside. */
  readonly exitCode: number | undefined;
  /** Wall-clock milliseconds from the request to run to the last event. */
  readonly wallMs: number;
}

/** A run that gave no result: what happened, and what the reader can do. */
export class EngineError extends Error {
  /** Stable name of the failure, for tests and links: `sandbox-not-loaded`. */
  readonly code: string;
  readonly remedy: string;
  constructor(code: string, message: string, remedy: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.remedy = remedy;
  }
}

export interface Engine {
  readonly id: EngineId;
  availability(): Promise<Availability>;
  /** Rejects with EngineError, or with the signal's reason when aborted. Leaves nothing running either way. */
  run(input: RunInput, signal: AbortSignal): Promise<RunResult>;
}
