import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borderOf } from '../../../figures/boundary/sample.ts';
import { boundaryRuns, CALLBACKS_US } from './boundary-runs.ts';

/** From a look to the write of the same request, in microseconds: the model's cost within one callback. */
const LOOK_TO_WRITE_US = 3;

test('the boundary is the look: it finds a FIN that came before, and misses one that comes after', async () => {
  const { columns } = await boundaryRuns('node=24.22.3');
  assert.equal(columns.length, CALLBACKS_US.length);
  for (const column of columns) {
    const border = borderOf(column);
    assert.ok(border, `asked after ${column.askedUs} µs, all runs end alike`);
    assert.equal(border.below.fate, 'answered');
    assert.ok(
      border.below.finUs <= column.askedUs + LOOK_TO_WRITE_US,
      'found though it came later',
    );
    assert.ok(
      border.above.finUs >= column.askedUs - LOOK_TO_WRITE_US,
      'missed though it was there',
    );
  }
});

test('a release that does not look fails wherever the FIN comes', async () => {
  const { runs } = await boundaryRuns('node=24.21.0');
  assert.deepEqual(new Set(runs.map(({ fate }) => fate)), new Set(['inside', 'before']));
});

test('with close honoured every run is answered, and the FIN has the time at which it would have come', async () => {
  const { runs } = await boundaryRuns('node=24.22.3&fix=honour-close');
  assert.ok(runs.every(({ fate }) => fate === 'answered'));
  const late = runs.filter(({ fin }) => fin === '16ms');
  assert.equal(late.length, CALLBACKS_US.length);
  assert.ok(late.every(({ finUs }) => finUs >= 16_000 - 1_000));
});

test('the runs of a query are made once for all pages of a build', () => {
  assert.equal(boundaryRuns('node=24.22.3'), boundaryRuns('node=24.22.3'));
});
