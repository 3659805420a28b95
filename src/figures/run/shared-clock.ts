import type { Scene } from './scene.ts';

/** A moment of a clock that runs share, and the place of each run's step at it. A run may have no step there. */
export interface Mark {
  readonly id: string;
  /** Microseconds since the clock's zero. */
  readonly t: number;
  readonly places: ReadonlyMap<Scene, number>;
}

/**
 * Steps of two runs that are at most this far apart count as the same moment. A job that only one of the runs has moves
 * everything after it by this much.
 */
export const SAME_MOMENT_US = 5;

/**
 * Merges the steps of runs into one order, which keeps the order of each run and of time. A step that two runs have at
 * the same time becomes one mark.
 */
export function marksOf(scenes: readonly Scene[]): readonly Mark[] {
  const marks: (Mark & { readonly places: Map<Scene, number> })[] = [];
  for (const scene of scenes) {
    let next = 0;
    for (const { id, t, place } of scene.steps) {
      const same = marks.findIndex(
        (mark, index) => index >= next && mark.id === id && Math.abs(mark.t - t) <= SAME_MOMENT_US,
      );
      if (same >= 0) {
        marks[same]?.places.set(scene, place);
        next = same + 1;
        continue;
      }
      while (next < marks.length && (marks[next]?.t ?? 0) < t) next += 1;
      marks.splice(next, 0, { id, t, places: new Map([[scene, place]]) });
      next += 1;
    }
  }
  return marks;
}
