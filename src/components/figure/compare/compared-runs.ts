import type { Scene } from '../../../figures/run/scene.ts';
import { type Mark, marksOf } from '../../../figures/run/shared-clock.ts';
import type { RunData } from './compared-run.ts';
import { stepHere } from './steps-at.ts';

export const SIDES = [0, 1] as const;

/** Two runs on one clock. */
export interface ComparedRuns {
  readonly runs: readonly [RunData, RunData];
  readonly marks: readonly Mark[];
  /** Ids of the steps in which each run differs from the other. */
  readonly differs: readonly [ReadonlySet<string>, ReadonlySet<string>];
}

export function comparedRunsOf(one: RunData, other: RunData): ComparedRuns {
  return {
    runs: [one, other],
    marks: marksOf(scenesOf(one, other)),
    differs: [new Set(other.differs[0]), new Set(other.differs[1])],
  };
}

/** Both scenes in a fixed order. Both pictures use this order, so that they get the same clock. */
export function scenesOf(one: RunData, other: RunData): readonly [Scene, Scene] {
  return [one.scene, other.scene];
}

/** Whether a run has a step at a mark in which it differs from the other run. */
export function isDifferent({ runs, differs }: ComparedRuns, mark: Mark, side: 0 | 1): boolean {
  const step = stepHere(runs[side].scene, mark);
  return step !== undefined && differs[side].has(step.id);
}
