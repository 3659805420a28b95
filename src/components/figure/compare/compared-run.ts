import type { Scene } from '../../../figures/run/scene.ts';
import type { Trace } from '../../../trace/record/event.ts';

/** One of the runs that a figure compares, as a page gives it. */
export interface ComparedRun {
  readonly trace: Trace;
  readonly exitCode: number | undefined;
  /** How this run differs from the others: `Node 18.20.8`. */
  readonly title: string;
  /** Address at which the reader can run it. */
  readonly playHref: string;
  /** The time of a callback of the client, in microseconds. Undefined when it is the model's. */
  readonly callbackUs?: number | undefined;
}

/** What the script of a page needs to show such a run. */
export interface RunData {
  readonly title: string;
  readonly scene: Scene;
  /** Ids of the differing steps: first those of the first run, then those of this run. */
  readonly differs: readonly [readonly string[], readonly string[]];
  /** How the run ends and why, in sentences. They are shown before the first step. */
  readonly reasons: string;
  /** Given when the figure dispatches the steps of this run as events: see step-event.ts. */
  readonly trace?: Trace | undefined;
}
