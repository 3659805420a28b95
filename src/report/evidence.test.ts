import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CellIndex } from '../recordings/cells.ts';
import type { Evidence, TestedClaim } from './claim.ts';
import { CLAIMS } from './claims.ts';
import { cellsBehind, EvidenceError } from './evidence.ts';

const indexOf = (answered: number, tried: number) =>
  new CellIndex({
    cells: [
      {
        id: 'node=20.0.0&fetch=2.6.12&gap=timeout0&process=warm',
        plan: 'test',
        answered,
        tried,
        errors: [] as [string, number][],
        load: [0, 0] as [number, number],
        at: '2026-11-29T08:00:00Z',
      },
    ],
  });

const claimOf = (...evidence: readonly Evidence[]): TestedClaim => ({
  id: 'claim',
  source: { id: 'source', title: '', url: '' },
  says: '',
  verdict: 'holds',
  finding: '',
  evidence,
});

/** The fields are not in the order of an address. */
const CELL = 'process=warm&node=20.0.0&gap=timeout0&fetch=2.6.12';

for (const [answered, holds, fails] of [
  ['all', 20, 19],
  ['none', 0, 1],
  ['both', 10, 20],
  ['few', 2, 3],
  ['most', 18, 17],
] as const) {
  test(`evidence of a cell that is answered “${answered}” is compared with the record`, () => {
    const claim = claimOf({ cell: CELL, answered });
    assert.equal(cellsBehind(claim, indexOf(holds, 20))[0]?.answered, holds);
    assert.throws(() => cellsBehind(claim, indexOf(fails, 20)), EvidenceError);
  });
}

test('a cell that the record does not have is an error, and it is named', () => {
  const claim = claimOf({ cell: 'node=20.0.0&fetch=2.7.0&process=warm', answered: 'all' });
  assert.throws(() => cellsBehind(claim, indexOf(0, 20)), /claim: the record has no cell node=20/);
});

test('each claim has an id of its own, and each that was tested has evidence', () => {
  const ids = CLAIMS.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const { id, verdict, evidence } of CLAIMS)
    assert.equal(evidence.length > 0, verdict !== 'not tested', id);
});
