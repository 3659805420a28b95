import type { RecordedFidelity } from '../../../src/recordings/fidelity.ts';
import { type CellComparison, rootMeanSquare } from './compare-cell.ts';
import type { Fidelity } from './fidelity.ts';
import type { TraceComparison } from './traced.ts';

/** Trials from which on chance alone moves a share little: its standard deviation is at most 0.035. */
const MANY_TRIALS = 200;

/**
 * The figures of a comparison.
 *
 * @param record SHA-256 of the record's cells, in hexadecimal
 */
export function recordedFidelity(
  { compared, leftOut }: Fidelity,
  traces: readonly TraceComparison[],
  record: string,
): RecordedFidelity {
  const shares = compared.filter(({ kind }) => kind === 'share');
  const measured = shares.filter(({ cell }) => cell.tried >= MANY_TRIALS);
  const reasons = new Map<string, number>();
  for (const reason of leftOut.flatMap(({ reasons }) => reasons))
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    schema: 1,
    record,
    certain: agreement(compared.filter(({ kind }) => kind === 'certain')),
    shares: agreement(shares),
    calledCertain: shares.filter(({ isFalselyCertain }) => isFalselyCertain).length,
    rms: Math.round(rootMeanSquare(measured) * 1000) / 1000,
    rmsCells: measured.length,
    leftOut: Object.fromEntries(reasons),
    exceptions: apart(compared.map(({ cell: { id }, differences }) => ({ id, differences }))),
    traces: agreement(traces),
    tracesApart: apart(traces),
  };
}

function apart(comparisons: readonly TraceComparison[]): RecordedFidelity['exceptions'] {
  return comparisons
    .filter(({ differences }) => differences.length > 0)
    .map(({ id, differences }) => ({ id, differences: [...differences] }));
}

function agreement(
  comparisons: readonly Pick<CellComparison, 'differences'>[],
): RecordedFidelity['certain'] {
  const agree = comparisons.filter(({ differences }) => differences.length === 0).length;
  return { cells: comparisons.length, agree };
}

/** The comparison for a terminal: what differs first, then the figures. */
export function fidelityText(fidelity: RecordedFidelity): string {
  const {
    certain,
    shares,
    calledCertain,
    rms,
    rmsCells,
    leftOut,
    exceptions,
    traces,
    tracesApart,
  } = fidelity;
  const reasons = Object.entries(leftOut).map(([reason, count]) => `${reason} ${count}`);
  return [
    ...(exceptions.length > 0 ? ['They differ:'] : []),
    ...exceptions.map(({ id, differences }) => `  ${id}: ${differences.join('; ')}`),
    ...(tracesApart.length > 0 ? ['Traces that differ:'] : []),
    ...tracesApart.map(({ id, differences }) => `  ${id}: ${differences.join('; ')}`),
    `Certain on real machines: ${certain.agree} of ${certain.cells} cells agree.`,
    `Answered both ways: ${shares.agree} of ${shares.cells} agree; ${calledCertain} are called certain.`,
    `Shares of ${rmsCells} cells with ${MANY_TRIALS} trials or more: root mean square of the difference ${rms.toFixed(3)}.`,
    `Recorded traces: the order is the same in ${traces.agree} of ${traces.cells}.`,
    `Not compared: ${reasons.join(', ') || 'none'}.`,
  ].join('\n');
}
