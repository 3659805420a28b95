import type { CellIndex } from '../recordings/cells.ts';
import { shareInterval } from '../recordings/interval.ts';
import type { MachineRecord } from '../recordings/record.ts';
import type { TestedClaim } from './claim.ts';
import { cellsBehind } from './evidence.ts';

/**
 * The report for programs: each claim with its verdict and the counts behind it. Ids do not change, and new properties
 * come without a new `schema`.
 *
 * @throws EvidenceError when the record does not bear a claim
 */
export function reportJson(
  claims: readonly TestedClaim[],
  record: Pick<MachineRecord, 'finished' | 'machine'>,
  index: CellIndex,
): object {
  return {
    schema: 1,
    asOf: record.finished,
    machine: record.machine,
    claims: claims.map((claim) => ({
      id: claim.id,
      source: claim.source,
      says: claim.says,
      verdict: claim.verdict,
      finding: claim.finding,
      evidence: cellsBehind(claim, index).map(({ id, answered, tried }) => ({
        cell: id,
        answered,
        tried,
        interval: shareInterval(answered, tried),
      })),
    })),
  };
}
