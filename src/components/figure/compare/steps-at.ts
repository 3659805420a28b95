import type { Step } from '../../../figures/run/scene/steps.ts';
import type { Scene } from '../../../figures/run/scene.ts';
import type { Mark } from '../../../figures/run/shared-clock.ts';

/** The step of a run at a mark; undefined when it has none there. */
export function stepHere(scene: Scene, mark: Mark | undefined): Step | undefined {
  const place = mark?.places.get(scene);
  return place === undefined ? undefined : scene.steps.find((step) => step.place === place);
}

/** The last step of a run at a mark or before it; undefined before its first step. */
export function lastStepAt(scene: Scene, marks: readonly Mark[], at: number): Step | undefined {
  const last = marks.slice(0, at + 1).findLast(({ places }) => places.has(scene));
  return stepHere(scene, last);
}
