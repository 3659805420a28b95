import type { Step } from './scene/steps.ts';
import type { Scene } from './scene.ts';

/** A way to go on from the step that the reader is at. */
export type Move =
  | { readonly to: 'next' | 'previous' }
  | { readonly to: 'next-in-lane' | 'previous-in-lane' }
  | { readonly to: 'next-failure' | 'previous-failure' }
  | { readonly to: 'first' | 'last' };

/** Where a move leads among the steps of a level; the step itself where there is nothing to go to. */
export function moved(
  steps: readonly Step[],
  from: Step | undefined,
  move: Move,
): Step | undefined {
  const at = from ? steps.indexOf(from) : -1;
  const after = steps.slice(at + 1);
  const before = steps.slice(0, Math.max(at, 0));
  const isInLane = ({ lane }: Step) => lane === from?.lane;
  const fails = (step: Step) => step.fails;
  switch (move.to) {
    case 'next':
      return after[0] ?? from;
    case 'previous':
      return before.at(-1) ?? from;
    case 'next-in-lane':
      return after.find(isInLane) ?? from;
    case 'previous-in-lane':
      return before.findLast(isInLane) ?? from;
    case 'next-failure':
      return after.find(fails) ?? from;
    case 'previous-failure':
      return before.findLast(fails) ?? from;
    case 'first':
      return steps[0];
    case 'last':
      return steps.at(-1);
  }
}

/**
 * The step of a scene that an event stands for. What the level does not show is the last one before it that the
 * level does show.
 * @param place in the trace; negative, as for an event that the run does not have, stands for its turning point
 */
export function stepAt(
  { steps, decisiveStep: turningPoint }: Scene,
  place: number,
): Step | undefined {
  const wanted = place < 0 ? turningPoint : place;
  return steps.findLast((step) => step.place <= wanted) ?? steps[0];
}
