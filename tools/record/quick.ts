import type { PlannedCell } from './cells.ts';

/** With about 1.5 s a cell and ten plans: two minutes. */
const CELLS_OF_A_PLAN = 7;
const QUICK_TRIALS = { warm: 20, cold: 5 } as const;

/** A few cells of each plan, spread evenly over it. */
export function quickCells(cells: readonly PlannedCell[]): readonly PlannedCell[] {
  const plans = Map.groupBy(cells, ({ plan }) => plan);
  return [...plans.values()].flatMap((ofPlan) => {
    const step = Math.max(1, ofPlan.length / CELLS_OF_A_PLAN);
    return ofPlan.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  });
}

export function quickTrials({ subject }: PlannedCell): number {
  return QUICK_TRIALS[subject.process];
}
