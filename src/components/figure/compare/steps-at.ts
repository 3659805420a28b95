import type { Step } from '../../../figures/run/scene/steps.ts';
import type { Scene } from '../../../figures/run/scene.ts';
import type { Mark } from '../../../figures/run/shared-clock.ts';

/** The step that a run has at a mark, if it has one there. */
export function stepHere(scene: Scene, mark: Mark | undefined): Step | undefined {
  const place = mark?.places.get(scene);
  return place === undefined ? undefined : scene.steps.find((step) => step.place === place);
}

/** The last step that a run has had at a mark; undefined before its first. */
export function lastStepAt(scene: Scene, marks: readonly Mark[], at: number): Step | undefined {
  const last = marks.slice(0, at + 1).findLast(({ places }) => places.has(scene));
  return stepHere(scene, last);
}
