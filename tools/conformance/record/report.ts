import { type CellComparison, rootMeanSquare } from './compare-cell.ts';
import type { Fidelity } from './fidelity.ts';

/** Trials from which on chance alone moves a share little: its standard deviation is at most 0.035. */
const MANY_TRIALS = 200;

/** The figures of a comparison. */
export interface FidelitySummary {
  /** Cells that real machines always answered alike, and those of them in which the Lab does the same. */
  readonly certain: Agreement;
  /** Cells that they answered both ways, and those of them with the right majority and no false certainty. */
  readonly shares: Agreement;
  /** Root mean square of the differences between the shares of all cells with many trials that went both ways. */
  readonly rms: number;
  /** The number of cells that `rms` is over. */
  readonly rmsCells: number;
  /** Cells that are not compared, by reason. A cell may have several. */
  readonly leftOut: ReadonlyMap<string, number>;
}

interface Agreement {
  readonly cells: number;
  readonly agree: number;
}

export function summaryOf({ compared, leftOut }: Fidelity): FidelitySummary {
  const shares = compared.filter(({ kind }) => kind === 'share');
  const measured = shares.filter(({ cell }) => cell.tried >= MANY_TRIALS);
  const reasons = new Map<string, number>();
  for (const reason of leftOut.flatMap(({ reasons }) => reasons))
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    certain: agreement(compared.filter(({ kind }) => kind === 'certain')),
    shares: agreement(shares),
    rms: rootMeanSquare(measured),
    rmsCells: measured.length,
    leftOut: reasons,
  };
}

function agreement(comparisons: readonly CellComparison[]): Agreement {
  const agree = comparisons.filter(({ differences }) => differences.length === 0).length;
  return { cells: comparisons.length, agree };
}

/** The whole comparison for a terminal: exceptions first, then the figures. */
export function fidelityText(fidelity: Fidelity): string {
  const { certain, shares, rms, rmsCells, leftOut } = summaryOf(fidelity);
  const exceptions = fidelity.compared
    .filter(({ differences }) => differences.length > 0)
    .map(({ cell, differences }) => `  ${cell.id}: ${differences.join('; ')}`);
  return [
    ...(exceptions.length > 0 ? ['They differ:', ...exceptions, ''] : []),
    `Certain on real machines: ${certain.agree} of ${certain.cells} cells agree.`,
    `Answered both ways: ${shares.agree} of ${shares.cells} agree in the majority, and are not called certain.`,
    `Shares of ${rmsCells} cells with ${MANY_TRIALS} trials or more: root mean square of the difference ${rms.toFixed(3)}.`,
    `Not compared: ${[...leftOut].map(([reason, count]) => `${reason} ${count}`).join(', ') || 'none'}.`,
  ].join('\n');
}
