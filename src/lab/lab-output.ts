import type { TraceEvent } from '../trace/record/event.ts';
import type { OrderLog } from '../trace/record/order-log.ts';

/** How long something took in a run, because somebody chose it. */
export interface ChosenTime {
  /** As a schedule names it: `client callback 12`. */
  readonly name: string;
  readonly us: number;
  /** What the model gives it; undefined for a poll, which takes as long as nothing arrives. */
  readonly usualUs?: number;
}

/** The result of a run of the Lab. */
export interface LabOutput {
  readonly events: readonly TraceEvent[];
  /** Exit code of the client; undefined when a limit ended the run. */
  readonly exitCode: number | undefined;
  /**
   * A part of the release that the program needs and the pack has not. The run then has no events:
   * it is to be made again when the part has been added. Runs are deterministic, so nothing is lost.
   */
  readonly missingPart?: string;
  /** Of the times that were chosen for this run, those that it came to. */
  readonly chosen?: readonly ChosenTime[];
  /** What a search over orders wants to know of a run that it asked for. */
  readonly schedule?: OrderLog;
}
