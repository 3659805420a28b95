import { LabRunner } from '../../../src/build/lab-runner.ts';
import { certaintyIn } from '../../../src/build/scenario-certainty.ts';
import type { MachineRecord, RecordedCell } from '../../../src/recordings/record.ts';
import { type Missing, readSubject, scenarioOfSubject } from '../../../src/recordings/subject.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { type CellComparison, compareCell, isCertain } from './compare-cell.ts';
import { Durations, givesTimes } from './durations.ts';
import { labCellOf } from './lab-cell.ts';
import { type RealTimes, realTimesOf } from './real-times.ts';

/** Why a cell is not compared. */
type LeftOut = Missing | 'gives the times' | 'no durations' | 'a share of ten requests';

/** Runs for a cell that real machines always answered alike, and for one whose share is compared. */
const FEW_RUNS = 10;
const MANY_RUNS = 40;

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
    const runs = isCertain(cell) ? FEW_RUNS : MANY_RUNS;
    const times = realTimesOf(cell, subject, durations, runs);
    if ('missing' in expressed) leftOut.push({ cell, reasons: expressed.missing });
    else if (givesTimes(cell)) leftOut.push({ cell, reasons: ['gives the times'] });
    // A run of the Lab has one set of times, and a real client has others for each of its requests.
    else if (!isCertain(cell) && subject.knobs.requests === '10')
      leftOut.push({ cell, reasons: ['a share of ten requests'] });
    else if (!times) leftOut.push({ cell, reasons: ['no durations'] });
    else compared.push(await comparisonOf(runner, cell, expressed.scenario, times));
    onCell(index + 1, record.cells.length);
  }
  return { compared, leftOut };
}

async function comparisonOf(
  runner: LabRunner,
  cell: RecordedCell,
  scenario: Scenario,
  times: readonly RealTimes[],
): Promise<CellComparison> {
  const lab = await labCellOf(runner, scenario, times);
  // Only a cell that was answered both ways can be called certain by mistake.
  const certainty = isCertain(cell) ? undefined : await certaintyIn(runner, scenario);
  return compareCell(cell, lab, certainty?.certain === true);
}
