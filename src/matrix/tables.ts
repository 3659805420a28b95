import type { MachineRecord, RecordedCell } from '../recordings/record.ts';
import { readSubject, type Subject } from '../recordings/subject.ts';
import { finTime } from '../scenario/fin.ts';
import { axisOf, isOfPlainTable, type MatrixAxis, rowPlaceOf } from './axis.ts';

/** A cell with what ran in it. */
export interface MatrixCell {
  readonly cell: RecordedCell;
  readonly subject: Subject;
}

/** Rows that have a heading in common. */
export interface RowGroup {
  readonly name: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly name: string;
  readonly process: Subject['process'];
  /** A cell for each runtime of the table; undefined where none was run. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

/** The cells of a page that differ in their runtime and in one thing more. */
export interface MatrixTable {
  readonly title: string;
  /** Across, oldest first. */
  readonly runtimes: readonly string[];
  readonly groups: readonly RowGroup[];
}

/** All cells of a record with their subjects, in the order of the record. */
export function matrixCells({ cells }: Pick<MachineRecord, 'cells'>): readonly MatrixCell[] {
  return cells.map((cell) => ({ cell, subject: readSubject(cell.id) }));
}

/**
 * The tables of a page. Those of the scenario that the site is about come first, then the others; tables and headings
 * stand in the order of their first cell in the record, times of the FIN and rows from the earliest to the latest, warm
 * before new.
 */
export function tablesOf(cells: readonly MatrixCell[], axis: MatrixAxis): readonly MatrixTable[] {
  const own = cells
    .filter(({ subject }) => axisOf(subject) === axis)
    .map((each) => ({ ...each, place: rowPlaceOf(each.subject) }));
  const plainFirst = [true, false].flatMap((plain) =>
    own.filter(({ subject }) => isOfPlainTable(subject) === plain),
  );
  return grouped(plainFirst, ({ place }) => place.table).map(([title, ofTable]) => {
    const runtimes = runtimesOf(ofTable);
    const inOrder = axis === 'delays' ? byTimeOfFin(ofTable) : ofTable;
    const groups = grouped(inOrder, ({ place }) => place.group).map(([name, ofGroup]) => ({
      name,
      rows: grouped(byTimeOfFin(ofGroup), ({ place }) => place.row).map(([name, ofRow]) => ({
        name,
        process: ofRow[0]!.subject.process,
        cells: runtimes.map((runtime) => ofRow.find(({ subject }) => subject.runtime === runtime)),
      })),
    }));
    return { title, runtimes, groups };
  });
}

/** The cells from the earliest FIN to the latest, warm before new; else as they come. */
export function byTimeOfFin<Cell extends MatrixCell>(cells: readonly Cell[]): readonly Cell[] {
  return [...cells].sort(byTime);
}

function byTime({ subject: one }: MatrixCell, { subject: other }: MatrixCell): number {
  return finMs(one.knobs.fin) - finMs(other.knobs.fin) || -one.process.localeCompare(other.process);
}

/** For sorting only. A setImmediate comes after the write and before any timer. */
function finMs(fin: string): number {
  const time = finTime(fin);
  if (time.at === 'delay') return time.delayMs;
  return time.at === 'same' ? 0 : Number.MIN_VALUE;
}

/** The runtimes of cells, each once: Node’s releases first, then the others, oldest first. */
export function runtimesOf(cells: readonly Pick<MatrixCell, 'subject'>[]): readonly string[] {
  return [...new Set(cells.map(({ subject }) => subject.runtime))].sort(byRuntime);
}

function byRuntime(one: string, other: string): number {
  const [oneName = '', oneVersion = ''] = one.split('@');
  const [otherName = '', otherVersion = ''] = other.split('@');
  if (oneName === otherName) return oneVersion.localeCompare(otherVersion, 'en', { numeric: true });
  const isNode = (name: string) => Number(name === 'node');
  return isNode(otherName) - isNode(oneName) || oneName.localeCompare(otherName);
}

/** Groups in the order of their first member. */
export function grouped<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly (readonly [name: string, items: readonly Item[]])[] {
  return [...Map.groupBy(items, nameOf)];
}
