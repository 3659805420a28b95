import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectCells, sumOfCells } from '../recordings/select.ts';
import { PRESETS } from '../scenario/presets.ts';
import { formatQuery } from '../scenario/query.ts';
import { recordAtBuild } from './record.ts';

const { record } = await recordAtBuild();

test('each preset was recorded, and ended as it says', () => {
  for (const { id, kind, scenario, outcome, warm } of PRESETS) {
    const query = `${formatQuery(scenario)}&process=${warm ? 'warm' : '*'}`;
    const { answered, tried } = sumOfCells(selectCells(record.cells, query));
    assert.equal(answered > tried / 2 ? 'ok' : 'failed', outcome, `${id}: ${answered} of ${tried}`);
    if (kind === 'timing') assert.ok(answered > 0 && answered < tried, `${id} has one answer`);
  }
});

test('the record names each cell once, and its plan', () => {
  const plans = new Set(record.plans.map(({ id }) => id));
  assert.equal(new Set(record.cells.map(({ id }) => id)).size, record.cells.length);
  for (const { id, plan, answered, tried } of record.cells) {
    assert.ok(plans.has(plan), id);
    assert.ok(answered <= tried, id);
  }
});
