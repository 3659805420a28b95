import type { Scene } from '../../../figures/run/scene.ts';
import { type Mark, marksOf } from '../../../figures/run/shared-clock.ts';
import type { RunData } from './compared-run.ts';
import { stepHere } from './steps-at.ts';

export const SIDES = [0, 1] as const;

/** Two runs as they stand beside each other, on one clock. */
export interface ComparedRuns {
  readonly runs: readonly [RunData, RunData];
  readonly marks: readonly Mark[];
  /** For each of the two, the steps in which it differs from the other. */
  readonly differs: readonly [ReadonlySet<string>, ReadonlySet<string>];
}

export function comparedRunsOf(one: RunData, other: RunData): ComparedRuns {
  return {
    runs: [one, other],
    marks: marksOf(scenesOf(one, other)),
    differs: [new Set(other.differs[0]), new Set(other.differs[1])],
  };
}

/** In the order in which both pictures give their clock room. */
export function scenesOf(one: RunData, other: RunData): readonly [Scene, Scene] {
  return [one.scene, other.scene];
}

/** Whether a run does at a mark what the other one does not do. */
export function isDifferent({ runs, differs }: ComparedRuns, mark: Mark, side: 0 | 1): boolean {
  const step = stepHere(runs[side].scene, mark);
  return step !== undefined && differs[side].has(step.id);
}
