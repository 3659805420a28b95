import type { Move } from '../../figures/run/steps.ts';
import type { LoopMoment, LoopRun } from './moments.ts';

/** The step that a move leads to. It is `from` itself when there is no such step. What stands out is the next phase. */
export function movedStep({ moments }: LoopRun, from: number, { to }: Move): number {
  const find = (fits: (moment: LoopMoment) => boolean, isForward: boolean) => {
    const found = isForward
      ? moments.findIndex((moment, index) => index > from && fits(moment))
      : moments.slice(0, from).findLastIndex(fits);
    return found < 0 ? from : found;
  };
  const isPhase = ({ event }: LoopMoment) => event.kind === 'phase';
  const now = moments[from];
  const isInRow = (moment: LoopMoment) => now !== undefined && rowOf(moment) === rowOf(now);
  switch (to) {
    case 'next':
      return Math.min(from + 1, moments.length - 1);
    case 'previous':
      return Math.max(from - 1, 0);
    case 'next-in-lane':
      return find(isInRow, true);
    case 'previous-in-lane':
      return find(isInRow, false);
    case 'next-failure':
      return find(isPhase, true);
    case 'previous-failure':
      return find(isPhase, false);
    case 'first':
      return 0;
    case 'last':
      return moments.length - 1;
  }
}

/** The row of the strip that a step stands in. */
function rowOf({ event, queued }: LoopMoment): 'callback' | 'tick' | 'job' | 'phase' | 'output' {
  if (queued) {
    const { queue } = queued;
    return queue === 'timer' || queue === 'immediate' ? 'callback' : queue;
  }
  switch (event.kind) {
    case 'phase':
      return 'phase';
    case 'tick':
      return 'tick';
    case 'microtask':
      return 'job';
    case 'timer':
    case 'immediate':
    case 'callback':
      return 'callback';
    default:
      return 'output';
  }
}
