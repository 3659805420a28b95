import type { RecordedCell } from '../../../src/recordings/record.ts';
import type { LabCell } from './lab-cell.ts';

/** A cell of the record beside the Lab's answer. */
export interface CellComparison {
  readonly cell: RecordedCell;
  readonly lab: LabCell;
  /** Whether the answer of real machines depended on timing. */
  readonly kind: 'certain' | 'share';
  /** It was answered both ways, and the site tells readers that its answer does not depend on timing. */
  readonly isFalselyCertain: boolean;
  /** What differs, in words; empty when nothing does. For a share, only a wrong majority or a false certainty counts. */
  readonly differences: readonly string[];
}

/** A share this near to 1/2 has no majority: two standard deviations of 200 trials. */
const NO_MAJORITY = 0.07;

/**
 * Compares a cell. A cell that real machines answered always, or never, is held to the outcome, to the most frequent
 * error and to whether the connection was used again. Another cell is held to its majority, and the Lab must not call it
 * certain; how far the shares are apart is summed up over all cells (`rootMeanSquare`).
 *
 * @param isCalledCertain whether the site tells readers that the answer of this scenario does not depend on timing
 */
export function compareCell(
  cell: RecordedCell,
  lab: LabCell,
  isCalledCertain: boolean,
): CellComparison {
  const kind = isCertain(cell) ? 'certain' : 'share';
  const differences =
    kind === 'certain'
      ? inCertain(cell, lab)
      : inShare(cell.answered / cell.tried, lab, isCalledCertain);
  const isFalselyCertain = kind === 'share' && isCalledCertain;
  return { cell, lab, kind, isFalselyCertain, differences };
}

/** Whether real machines always gave the same answer. */
export function isCertain({ answered, tried }: RecordedCell): boolean {
  return answered === 0 || answered === tried;
}

function inCertain({ answered, tried, errors, reused }: RecordedCell, lab: LabCell) {
  const differences: string[] = [];
  const isAnswered = answered === tried;
  if (lab.share >= 0.5 !== isAnswered)
    differences.push(`answered ${answered} of ${tried}, in the Lab ${percent(lab.share)}`);
  else if (!isAnswered && errors[0] && lab.errors[0] !== errors[0][0])
    differences.push(`fails with “${errors[0][0]}”, in the Lab with “${lab.errors[0]}”`);
  const isReused = reused === undefined ? undefined : reused / tried;
  if (isReused !== undefined && isReused >= 0.5 !== lab.reused >= 0.5)
    differences.push(
      `used the connection again in ${percent(isReused)}, in the Lab in ${percent(lab.reused)}`,
    );
  return differences;
}

function inShare(share: number, lab: LabCell, isCalledCertain: boolean) {
  const differences = isCalledCertain ? ['was answered both ways, and is called certain'] : [];
  if (Math.abs(share - 0.5) > NO_MAJORITY && lab.share >= 0.5 !== share >= 0.5)
    differences.push(`answered ${percent(share)}, in the Lab ${percent(lab.share)}`);
  return differences;
}

/** The root of the mean square of the differences between the shares; 0 for no cells. */
export function rootMeanSquare(comparisons: readonly CellComparison[]): number {
  if (comparisons.length === 0) return 0;
  const squares = comparisons.map(({ cell, lab }) => (cell.answered / cell.tried - lab.share) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
