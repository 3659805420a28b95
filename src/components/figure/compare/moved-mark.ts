import type { Move } from '../../../figures/run/steps.ts';
import { type ComparedRuns, isDifferent } from './compared-runs.ts';

/**
 * The mark that a move leads to, on the clock of two runs. It is `from` itself when there is no such mark. A move to a
 * failure goes to a difference instead. A move within a lane goes to the next mark, because a mark has a step of each
 * run and these may be in two lanes.
 */
export function movedMark(pair: ComparedRuns, from: number, to: Move['to']): number {
  const last = pair.marks.length - 1;
  const differs = pair.marks.map(
    (mark) => isDifferent(pair, mark, 0) || isDifferent(pair, mark, 1),
  );
  switch (to) {
    case 'next':
    case 'next-in-lane':
      return Math.min(from + 1, last);
    case 'previous':
    case 'previous-in-lane':
      return Math.max(from - 1, 0);
    case 'next-failure': {
      const next = differs.indexOf(true, from + 1);
      return next < 0 ? from : next;
    }
    case 'previous-failure': {
      const before = differs.slice(0, Math.max(from, 0)).lastIndexOf(true);
      return before < 0 ? from : before;
    }
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}
