import type { TraceEvent } from '../trace/record/event.ts';

/** The result of a run of the Lab. */
export interface LabOutput {
  readonly events: readonly TraceEvent[];
  /** Exit code of the client; undefined when a limit ended the run. */
  readonly exitCode: number | undefined;
}
