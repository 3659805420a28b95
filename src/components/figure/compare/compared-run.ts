import type { Scene } from '../../../figures/run/scene.ts';
import type { Trace } from '../../../trace/record/event.ts';

/** One of the runs that a figure lays beside each other, as a page gives it. */
export interface ComparedRun {
  readonly trace: Trace;
  readonly exitCode: number | undefined;
  /** What sets it apart: `Node 18.20.8`. */
  readonly title: string;
  /** Where the reader can run it. */
  readonly playHref: string;
  /** What a callback of the client cost, microseconds, where it is not what the model says. */
  readonly callbackUs?: number | undefined;
}

/** What the script of a page needs of such a run. */
export interface RunData {
  readonly title: string;
  readonly scene: Scene;
  /** Ids of the first run's steps that this one does not have, and of this one's that the first does not have. */
  readonly differs: readonly [readonly string[], readonly string[]];
  /** How it ends and why, in sentences: what is said before the first step. */
  readonly reasons: string;
  /** Where its steps are told to what is around the figure. */
  readonly trace?: Trace | undefined;
}
