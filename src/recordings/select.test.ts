import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordedCell } from './record.ts';
import { NoSuchCell, selectCells, sumOfCells } from './select.ts';

const cells: readonly RecordedCell[] = [
  'node=18.20.8&fetch=2.6.12&process=warm',
  'node=20.0.0&fetch=2.6.12&process=warm',
  'node=20.0.0&fetch=2.6.12&process=cold',
  'node=22.23.5&fetch=2.6.12&process=warm&fin=2ms',
  'node=24.22.3&fetch=2.6.12&process=warm&fin=2ms',
  'node=24.22.3&fetch=2.6.12&process=warm&fin=20ms',
  'node=24.22.3&client=axios@1.13.2&process=warm',
  'node=20.0.0&fetch=2.6.12&product=hyper@0.14.19&process=warm',
  'node=20.0.0&fetch=2.6.12&product=hyper@0.14.19&tls=on&process=warm',
  'runtime=bun@1.4.5&client=fetch&process=warm',
  'node=20.0.0&fetch=2.6.12&gap=timeout0+busy5&process=warm',
].map((id, index) => ({
  id,
  plan: 'test',
  answered: index,
  tried: 20,
  errors: [],
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
}));

const selected = (query: string) =>
  selectCells(cells, query)
    .map((cell) => cells.indexOf(cell))
    .join();

test('a query selects its cell, and what it leaves out is as in the default scenario', () => {
  assert.equal(selected('node=20.0.0&process=warm'), '1');
  assert.equal(selected('node=20.0.0&fetch=2.6.12&process=warm'), '1');
  assert.equal(selected('node=20.0.0&process=warm&gap=timeout0+busy5'), '10');
});

test('several values select several cells, and * those that there are', () => {
  assert.equal(selected('node=22.23.5,24.22.3&process=warm&fin=2ms'), '3,4');
  assert.equal(selected('node=20.0.0&process=warm,cold'), '1,2');
  assert.equal(selected('node=24.22.3&process=warm&fin=*'), '4,5');
});

test('releases can be named by what they do, servers and clients without a version', () => {
  assert.equal(selected('node=unseen&process=*'), '1,2');
  assert.equal(selected('node=apart&process=warm'), '0');
  assert.equal(selected('node=looking&process=warm&fin=2ms'), '3,4');
  assert.equal(selected('node=20.0.0&product=hyper&process=warm'), '7');
  assert.equal(selected('node=20.0.0&product=hyper&tls=on&process=warm'), '8');
  assert.equal(selected('node=24.22.3&client=axios&process=warm'), '6');
  assert.equal(selected('runtime=bun@1.4.5&client=fetch&process=warm'), '9');
  assert.equal(selected('runtime=bun&client=fetch&process=*'), '9');
});

test('each combination has to be there, and the error names the one that is not', () => {
  const refused = (query: string, message: RegExp) =>
    assert.throws(
      () => selectCells(cells, query),
      (error) => error instanceof NoSuchCell && message.test(error.message),
    );
  refused(
    'node=22.23.5,26.12.1&process=warm&fin=2ms',
    /no cell fetch=2\.6\.12&fin=2ms&node=26\.12\.1&process=warm:/,
  );
  refused('node=20.0.0', /which process/);
  refused('process=warm', /which node/);
  refused('node=20.0.0&process=warm&colour=red', /no field colour/);
});

test('cells are added up', () => {
  assert.deepEqual(sumOfCells(cells.slice(1, 4)), { answered: 6, tried: 60 });
});
