import type { CellIndex } from '../recordings/cells.ts';
import type { RecordedCell } from '../recordings/record.ts';
import { readSubject, subjectQuery } from '../recordings/subject.ts';
import type { Evidence, TestedClaim } from './claim.ts';

/** A claim whose evidence the record does not have, or contradicts. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
}

/** Shares of `few` and `most`. */
const FEW = 0.1;
const MOST = 0.9;

const HOLDS: Readonly<
  Record<Evidence['answered'], (cell: Pick<RecordedCell, 'answered' | 'tried'>) => boolean>
> = {
  all: ({ answered, tried }) => answered === tried,
  none: ({ answered }) => answered === 0,
  both: ({ answered, tried }) => answered > 0 && answered < tried,
  few: ({ answered, tried }) => answered <= FEW * tried,
  most: ({ answered, tried }) => answered >= MOST * tried,
};

/**
 * The cells that a claim rests on, in the order of its evidence.
 *
 * @throws EvidenceError when a cell is not in the record, or was answered otherwise
 */
export function cellsBehind(claim: TestedClaim, index: CellIndex): readonly RecordedCell[] {
  return claim.evidence.map(({ cell: query, answered }) => {
    const id = subjectQuery(readSubject(query));
    const cell = index.byId(id);
    if (!cell) throw new EvidenceError(`${claim.id}: the record has no cell ${id}`);
    if (!HOLDS[answered](cell)) {
      throw new EvidenceError(
        `${claim.id}: ${id} was answered ${cell.answered} of ${cell.tried}, not “${answered}”`,
      );
    }
    return cell;
  });
}
