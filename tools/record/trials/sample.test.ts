import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CellSample, cellOf, merged } from './sample.ts';

const sample = (part: Partial<CellSample>): CellSample => ({
  answered: 0,
  tried: 20,
  errors: [],
  finUs: [],
  gapUs: [],
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
  ...part,
});

test('samples of a cell add up, in the order in which they were taken', () => {
  const first = sample({
    answered: 18,
    errors: [['a', 2]],
    reused: 2,
    finUs: [100],
    load: [0.1, 0.2],
  });
  const second = sample({
    answered: 170,
    tried: 180,
    errors: [
      ['b', 7],
      ['a', 3],
    ],
    reused: 10,
    finUs: [120, 110],
    load: [0.3, 0.4],
    at: '2026-11-29T09:00:00Z',
  });
  assert.deepEqual(merged([first, second]), {
    answered: 188,
    tried: 200,
    errors: [
      ['b', 7],
      ['a', 5],
    ],
    reused: 12,
    finUs: [100, 120, 110],
    gapUs: [],
    load: [0.1, 0.4],
    at: '2026-11-29T09:00:00Z',
  });
});

test('what one sample could not count, their sum does not count either', () => {
  assert.equal('reused' in merged([sample({ reused: 1 }), sample({})]), false);
});

test('a cell has quartiles where something was timed, and nothing where not', () => {
  assert.deepEqual(cellOf('id', 'fin', sample({ finUs: [4, 1, 3, 2], reused: 0 })), {
    id: 'id',
    plan: 'fin',
    answered: 0,
    tried: 20,
    errors: [],
    reused: 0,
    fin: [1, 2, 3],
    load: [0, 0],
    at: '2026-11-29T08:00:00Z',
  });
});
