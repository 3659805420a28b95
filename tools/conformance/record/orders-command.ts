import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { LabRunner } from '../../../src/build/lab-runner.ts';
import { readRecord } from '../../../src/recordings/record.ts';
import type { RecordOrders } from '../../../src/recordings/record-orders.ts';
import { labOfToday } from '../git.ts';
import { isOutside, type OrdersOfScenario, ordersOfRecord } from './orders.ts';

const RECORD = 'src/recordings/data/cells.json';
const FILE = 'src/recordings/record-orders.json';

/**
 * `npm run conformance -- record-orders`: runs the scenarios of the record in every order, and says whether each
 * recorded share lies between what the orders allow. Writes the figures; exit code 1 when a cell lies outside.
 */
export async function compareRecordWithOrders(out = FILE): Promise<void> {
  const text = readFileSync(RECORD, 'utf8');
  const { cells } = readRecord(JSON.parse(text));
  const results = await ordersOfRecord(await LabRunner.load(), cells, (done, of) => {
    if (process.stderr.isTTY || done % 50 === 0)
      process.stderr.write(`\r${done} of ${of} scenarios `);
  });
  const written: RecordOrders = {
    schema: 1,
    ...labOfToday(),
    record: createHash('sha256').update(text).digest('hex'),
    ...summaryOf(results),
  };
  writeFileSync(out, `${JSON.stringify(written, undefined, 1)}\n`);
  console.log(JSON.stringify(written, undefined, 1));
  process.exitCode = written.outside.length === 0 ? 0 : 1;
}

function summaryOf(results: readonly OrdersOfScenario[]) {
  const left: Record<string, number> = {};
  const summary = { scenarios: 0, cells: 0, always: 0, never: 0, some: 0 };
  const outside: RecordOrders['outside'] = [];
  for (const { cells, found, left: reason } of results) {
    if (!found) {
      left[reason] = (left[reason] ?? 0) + cells.length;
      continue;
    }
    summary.scenarios += 1;
    summary.cells += cells.length;
    if (found.failed === 0) summary.always += cells.length;
    else if (found.answered === 0) summary.never += cells.length;
    else summary.some += cells.length;
    for (const cell of cells.filter((each) => isOutside(each, found)))
      outside.push({ id: cell.id, answered: cell.answered, tried: cell.tried });
  }
  return { ...summary, outside, left };
}
