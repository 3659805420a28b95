import { LabRunner } from '../../../src/build/lab-runner.ts';
import { certaintyIn } from '../../../src/build/scenario-certainty.ts';
import type { MachineRecord, RecordedCell } from '../../../src/recordings/record.ts';
import {
  type Missing,
  readSubject,
  type Subject,
  scenarioOfSubject,
} from '../../../src/recordings/subject.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { type CellComparison, compareCell, isCertain } from './compare-cell.ts';
import { Durations } from './durations.ts';
import { FEW_RUNS, labCellOf, MANY_RUNS, type RealTimes } from './lab-cell.ts';
import { spreadOf } from './spread.ts';

/** Why a cell is not compared. */
type LeftOut = Missing | 'no durations';

/** The Lab against a record. */
export interface Fidelity {
  readonly compared: readonly CellComparison[];
  readonly leftOut: readonly {
    readonly cell: RecordedCell;
    readonly reasons: readonly LeftOut[];
  }[];
}

/** @param onCell is told how many of how many cells are done */
export async function fidelityOf(
  record: Pick<MachineRecord, 'cells'>,
  onCell: (done: number, of: number) => void = () => {},
): Promise<Fidelity> {
  const runner = await LabRunner.load();
  const durations = new Durations(record);
  const compared: CellComparison[] = [];
  const leftOut: { cell: RecordedCell; reasons: readonly LeftOut[] }[] = [];
  for (const [index, cell] of record.cells.entries()) {
    const subject = readSubject(cell.id);
    const expressed = scenarioOfSubject(subject);
    const gap = durations.gapOf(subject);
    const fin = cell.fin ?? (isAtOnce(subject) ? durations.finOf(subject) : undefined);
    if ('missing' in expressed) leftOut.push({ cell, reasons: expressed.missing });
    else if (!gap) leftOut.push({ cell, reasons: ['no durations'] });
    else {
      const times = { gap: spreadOf(gap), ...(fin && { fin: spreadOf(fin) }) };
      compared.push(await comparisonOf(runner, cell, expressed.scenario, times));
    }
    onCell(index + 1, record.cells.length);
  }
  return { compared, leftOut };
}

/** Whether the server sends its FIN in the same turn as the response. */
function isAtOnce({ knobs: { server, fin, close } }: Subject): boolean {
  return server !== 'keep-open' && fin === 'same' && close !== 'rst';
}

async function comparisonOf(
  runner: LabRunner,
  cell: RecordedCell,
  scenario: Scenario,
  times: RealTimes,
): Promise<CellComparison> {
  const runs = isCertain(cell) ? FEW_RUNS : MANY_RUNS;
  const lab = await labCellOf(runner, scenario, times, runs);
  // Only a cell that was answered both ways can be called certain by mistake.
  const certainty = isCertain(cell) ? undefined : await certaintyIn(runner, scenario);
  return compareCell(cell, lab, certainty?.certain === true);
}
