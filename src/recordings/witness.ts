import { isRecorded } from '../scenario/process.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CellIndex, CellMatch, Difference, IndexedCell } from './cells.ts';
import { readSubject, type Subject } from './subject.ts';

/** A cell with what a sentence needs of it. */
export interface CountedCell extends IndexedCell {
  readonly answered: number;
  readonly tried: number;
  /** The day on which it was measured: `2026-11-29`. */
  readonly day: string;
}

/** What real machines did with a scenario, or with the nearest one, as a sentence and the cell that it is about. */
interface Witness {
  readonly text: string;
  readonly cell: string;
}

/**
 * A sentence for each kind of process that was recorded; for a scenario that says which, only that one. Empty when nothing
 * comparable was recorded.
 */
export function witnessesOf(scenario: Scenario, index: CellIndex<CountedCell>): readonly Witness[] {
  const kinds: readonly Subject['process'][] = isRecorded(scenario.process)
    ? [scenario.process]
    : ['warm', 'cold'];
  return kinds.flatMap((process) => {
    const match = index.find(scenario, process);
    return match ? [witnessOf(match)] : [];
  });
}

function witnessOf({ cell, process, differences }: CellMatch<CountedCell>): Witness {
  const where = process === 'warm' ? 'in a warm process' : 'in new processes';
  const release = releaseOf(cell.id);
  const near =
    differences.length > 0 ? `, nearest: ${differences.map(differenceText).join(', ')}` : '';
  return {
    text: `${cell.answered} of ${cell.tried} answered ${where}, ${release}${near}, ${cell.day}`,
    cell: cell.id,
  };
}

/** `Node 20.0.0` */
function releaseOf(id: string): string {
  return readSubject(id).runtime.replace('node@', 'Node ');
}

function differenceText({ field, measured, asked }: Difference): string {
  switch (field) {
    case 'node':
      return `Node ${measured} in place of ${asked}`;
    case 'fetch':
      return `node-fetch ${measured} in place of ${asked}`;
    case 'fin':
      return `FIN ${finText(measured)} in place of ${finText(asked)}`;
  }
}

function finText(fin: string): string {
  return fin === 'same'
    ? 'at once'
    : fin === 'immediate'
      ? 'after setImmediate'
      : `after ${fin.replace('ms', ' ms')}`;
}
