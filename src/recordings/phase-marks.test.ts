import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from '../scenario/query.ts';
import { askedBands, phaseMarks } from './phase-marks.ts';
import type { RecordedCell } from './record.ts';

const cell = (id: string, more: Partial<RecordedCell> = {}): RecordedCell => ({
  id,
  plan: 'fin',
  answered: 3,
  tried: 4,
  errors: [],
  fin: [100, 110, 120],
  load: [0, 0],
  at: '2026-11-29T00:00:00Z',
  ...more,
});

const pairs = Array.from({ length: 100 }, (_, at): [number, number] => [50_000, 100 + at]);
const CELLS = [
  cell('node=24.22.3&fetch=2.6.12&process=warm'),
  cell('node=24.22.3&fetch=2.6.12&process=cold&fin=2ms'),
  cell('node=24.22.3&fetch=2.6.12&gap=timeout20&process=warm'),
  cell('node=24.22.3&fetch=2.7.0&process=warm'),
  cell('node=24.21.0&fetch=2.6.12&process=warm'),
  cell('node=24.22.3&fetch=2.6.12&process=warm&fin=50ms', { pairs }),
];
const SCENARIO = readQuery('node=24.22.3&fetch=2.6.12');

test('the marks of a scenario differ from it in the FIN and in the process only', () => {
  assert.deepEqual(
    phaseMarks(CELLS, SCENARIO, false).map(({ cell: id }) => id),
    [CELLS[0]!.id, CELLS[1]!.id, CELLS[5]!.id],
  );
});

test('where the wait is free, only cells with a wait count', () => {
  const [mark, more] = phaseMarks(CELLS, SCENARIO, true);
  assert.equal(more, undefined);
  assert.equal(mark?.waitMs, 20);
});

test('a cell whose FIN nobody saw has no place', () => {
  const { fin: _, ...unseen } = cell('node=24.22.3&fetch=2.6.12&process=warm');
  assert.deepEqual(phaseMarks([unseen], SCENARIO, false), []);
});

test('a band holds nine of ten of the times that were recorded for themselves', () => {
  const [band, more] = askedBands(CELLS, SCENARIO);
  assert.equal(more, undefined);
  assert.deepEqual([band?.fromUs, band?.toUs], [104, 194]);
});
