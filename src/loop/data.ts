import type { LabManifest } from '../engines/lab/index.ts';
import type { Trace } from '../trace/record/event.ts';

/** The data of the build that the page contains. */
export interface LoopData {
  readonly lab: LabManifest;
  /** Text of program/queue-probe.mjs. */
  readonly probe: string;
  /** The run of the first example, which the Lab made when the site was built. */
  readonly trace: Trace;
}
