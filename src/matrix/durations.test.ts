import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordedCell } from '../recordings/record.ts';
import { durationsOf } from './durations.ts';
import { matrixCells } from './tables.ts';

const cell = (id: string, pairs?: RecordedCell['pairs']): RecordedCell => ({
  id,
  plan: 'test',
  answered: 3,
  tried: 3,
  errors: [],
  ...(pairs && { pairs }),
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
});

test('durations are those of the client, without a relay, and count how often the FIN is first', () => {
  const pairs: RecordedCell['pairs'] = [
    [40, 600],
    [50, 700],
    [900, 800],
  ];
  const cells = matrixCells({
    cells: [
      cell('node=20.0.0&fetch=2.6.12&process=warm&agent=no-keepalive', pairs),
      cell('node=20.0.0&fetch=2.6.12&process=warm&fin=50ms', pairs),
      cell('node=20.0.0&fetch=http&process=warm&header=close&agent=no-keepalive', pairs),
      cell('node=20.0.0&fetch=2.6.12&process=warm'),
    ],
  });
  const [own, ...others] = durationsOf(cells, 'node-fetch@2.6.12');
  assert.deepEqual(others, []);
  assert.equal(own?.each, cells[0]);
  assert.deepEqual(own?.fin, [40, 50, 900]);
  assert.deepEqual(own?.asked, [600, 700, 800]);
  assert.deepEqual([own?.finFirst, own?.trials], [2, 3]);
});
