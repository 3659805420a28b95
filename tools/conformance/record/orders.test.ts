import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LabRunner } from '../../../src/build/lab-runner.ts';
import type { RecordedCell } from '../../../src/recordings/record.ts';
import { readRecord } from '../../../src/recordings/record.ts';
import { readRecordOrders } from '../../../src/recordings/record-orders.ts';
import { isOutside, ordersOfRecord } from './orders.ts';

const RECORD = readFileSync('src/recordings/data/cells.json', 'utf8');
const { cells } = readRecord(JSON.parse(RECORD));

const cell = (answered: number) => ({ answered, tried: 20 }) as RecordedCell;

test('a cell is outside when no order does what some of its trials did', () => {
  const [never, always, some] = [
    { answered: 0, failed: 21 },
    { answered: 9, failed: 0 },
    { answered: 9, failed: 21 },
  ] as const;
  assert.deepEqual(
    [0, 1, 20].map((answered) => isOutside(cell(answered), never)),
    [false, true, true],
  );
  assert.deepEqual(
    [0, 19, 20].map((answered) => isOutside(cell(answered), always)),
    [true, true, false],
  );
  assert.equal(isOutside(cell(7), some), false);
});

test('the committed figures are about this record, and no cell is outside', () => {
  const committed = readRecordOrders(
    JSON.parse(readFileSync('src/recordings/record-orders.json', 'utf8')),
  );
  assert.equal(committed.record, createHash('sha256').update(RECORD).digest('hex'));
  assert.deepEqual(committed.outside, []);
  assert.equal(committed.always + committed.never + committed.some, committed.cells);
});

test('the cells of the bug and of P1 are inside of what a search finds today', async () => {
  const some = cells.filter(({ id }) =>
    /^node=(?:20\.0\.0|26\.12\.1)&fetch=2\.6\.12(?:&fix=honour-close)?&process=\w+$/.test(id),
  );
  assert.ok(some.length >= 3, `${some.length} cells`);
  for (const { cells: of, found } of await ordersOfRecord(await LabRunner.load(), some, () => {})) {
    assert.ok(found);
    for (const each of of) assert.equal(isOutside(each, found), false, each.id);
  }
});
