import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from '../scenario/query.ts';
import { CellIndex } from './cells.ts';
import type { RecordedCell } from './record.ts';

const cell = (id: string): RecordedCell => ({
  id,
  plan: 'test',
  answered: 0,
  tried: 20,
  errors: [],
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
});

const index = new CellIndex({
  cells: [
    'node=20.0.0&fetch=2.6.12&process=warm',
    'node=20.0.0&fetch=2.6.12&process=warm&fin=2ms',
    'node=26.12.1&fetch=2.6.12&process=warm&fin=0.5ms',
    'node=26.12.1&fetch=2.6.12&process=warm&fin=20ms',
    'node=18.20.8&fetch=2.7.0&process=warm',
    'runtime=bun@1.4.5&fetch=2.6.12&process=warm',
  ].map(cell),
});

const found = (query: string) => {
  const { cell, differences } = index.find(readQuery(query), 'warm') ?? {};
  return cell && { id: cell.id, differences };
};

test('the very scenario is found without a difference', () => {
  assert.deepEqual(found('node=20.0.0&fetch=2.6.12&fin=2ms'), {
    id: 'node=20.0.0&fetch=2.6.12&process=warm&fin=2ms',
    differences: [],
  });
});

test('another release and version of the same kind stand for it, and the differences are told', () => {
  assert.deepEqual(found('node=26.10.0&fetch=3.3.1'), {
    id: 'node=20.0.0&fetch=2.6.12&process=warm',
    differences: [
      { field: 'node', asked: '26.10.0', measured: '20.0.0' },
      { field: 'fetch', asked: '3.3.1', measured: '2.6.12' },
    ],
  });
});

test('a time between two that were measured takes the nearer by its ratio', () => {
  assert.equal(
    found('node=24.22.3&fetch=2.6.12&fin=1ms')?.id,
    'node=26.12.1&fetch=2.6.12&process=warm&fin=0.5ms',
  );
  assert.equal(
    found('node=24.22.3&fetch=2.6.12&fin=5ms')?.id,
    'node=26.12.1&fetch=2.6.12&process=warm&fin=20ms',
  );
});

test('nothing stands for a release that looks, for a client that does not ask, or for another knob', () => {
  assert.equal(found('node=18.20.8&fetch=2.6.12'), undefined);
  assert.equal(found('node=20.0.0&fetch=2.7.0'), undefined);
  assert.equal(found('node=20.0.0&fetch=http'), undefined);
  assert.equal(found('node=20.0.0&fetch=2.6.12&agent=keepalive'), undefined);
});

test('a cold process stands for no warm one', () => {
  assert.equal(index.find(readQuery('node=20.0.0&fetch=2.6.12'), 'cold'), undefined);
});
