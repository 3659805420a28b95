import type { Move } from '../../../figures/run/steps.ts';
import { type ComparedRuns, isDifferent } from './compared-runs.ts';

/**
 * Where a move leads on the clock of two runs; the mark itself where there is nothing to go to. What a failure is to
 * a single run, a difference is to two. Lanes are not followed: there are three in each.
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
