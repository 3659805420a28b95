import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject } from '../../src/recordings/subject.ts';
import { neighboursOf, TRIALS_IN_DOUBT, trialsNeeded } from './adapt.ts';
import type { PlannedCell } from './cells.ts';
import { finPlan } from './plans/fin.ts';

const cell = (id: string): PlannedCell => ({ id, plan: finPlan, subject: readSubject(id) });
const AT = (fin: string, node = '26.12.1') =>
  `node=${node}&fetch=2.6.12&process=warm${fin === 'same' ? '' : `&fin=${fin}`}`;
const CELLS = ['50ms', 'same', '2ms', '0.5ms', '20ms'].map((fin) => cell(AT(fin)));
const OTHER = cell(AT('1ms', '20.0.0'));

const neighbours = neighboursOf([...CELLS, OTHER]);

test('neighbours differ in the time of the FIN alone', () => {
  assert.deepEqual(neighbours.get(AT('same')), [AT('0.5ms')]);
  assert.deepEqual(neighbours.get(AT('2ms')), [AT('0.5ms'), AT('20ms')]);
  assert.deepEqual(neighbours.get(OTHER.id), []);
});

const needed = (fin: string, known: Record<string, readonly [answered: number, tried: number]>) =>
  trialsNeeded(
    AT(fin),
    20,
    neighbours,
    new Map(Object.entries(known).map(([at, [answered, tried]]) => [AT(at), { answered, tried }])),
  );

test('a cell has its first trials, and no more where every neighbour is certain', () => {
  assert.equal(needed('2ms', {}), 20);
  assert.equal(needed('2ms', { '2ms': [0, 20], '0.5ms': [20, 20], '20ms': [0, 20] }), 0);
});

test('a cell that was answered both ways has many, and so have the cells beside it', () => {
  const known = { same: [20, 20], '0.5ms': [11, 20], '2ms': [0, 20], '20ms': [0, 20] } as const;
  assert.equal(needed('0.5ms', known), TRIALS_IN_DOUBT - 20);
  assert.equal(needed('same', known), TRIALS_IN_DOUBT - 20);
  assert.equal(needed('2ms', known), TRIALS_IN_DOUBT - 20);
  assert.equal(needed('20ms', known), 0);
});

test('what more trials find in doubt brings its neighbours', () => {
  const known = { '0.5ms': [99, 200], '2ms': [1, 200], '20ms': [0, 20], '50ms': [0, 20] } as const;
  assert.equal(needed('0.5ms', known), 0);
  assert.equal(needed('20ms', known), TRIALS_IN_DOUBT - 20);
  assert.equal(needed('50ms', known), 0);
});
