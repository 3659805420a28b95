import type { Step } from './scene/steps.ts';
import type { Scene } from './scene.ts';

/** A move from the current step to another one. */
export type Move =
  | { readonly to: 'next' | 'previous' }
  | { readonly to: 'next-in-lane' | 'previous-in-lane' }
  | { readonly to: 'next-failure' | 'previous-failure' }
  | { readonly to: 'first' | 'last' };

/** The step that a move leads to. It is `from` itself when there is no such step. */
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
 * The step of a scene at a place of the trace. When the level does not show the event there, it is the last step before
 * it.
 * @param place in the trace; a negative one, as for an event that the run does not have, means the decisive step
 */
export function stepAt(
  { steps, decisiveStep: turningPoint }: Scene,
  place: number,
): Step | undefined {
  const wanted = place < 0 ? turningPoint : place;
  return steps.findLast((step) => step.place <= wanted) ?? steps[0];
}
