import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../scenario/scenario.ts';
import { addressOfCell } from './addresses.ts';
import { CellIndex } from './cells.ts';
import { type CountedCell, witnessesOf } from './witness.ts';

const cell = (id: string, answered: number, tried = 20): CountedCell => ({
  id,
  answered,
  tried,
  day: '2026-11-29',
});
const INDEX = new CellIndex({
  cells: [
    cell('node=20.0.0&fetch=2.6.12&process=warm', 0),
    cell('node=20.0.0&fetch=2.6.12&process=cold', 1),
    cell('node=24.22.3&fetch=2.6.12&process=warm&fin=2ms', 3, 200),
  ],
});
const texts = (turned: Partial<typeof DEFAULTS>) =>
  witnessesOf({ ...DEFAULTS, ...turned }, INDEX).map(({ text }) => text);

test('the very scenario is told, for each kind of process that was recorded', () => {
  assert.deepEqual(texts({}), [
    '0 of 20 answered in a warm process, Node 20.0.0, 2026-11-29',
    '1 of 20 answered in new processes, Node 20.0.0, 2026-11-29',
  ]);
  assert.deepEqual(texts({ process: 'cold' }), [
    '1 of 20 answered in new processes, Node 20.0.0, 2026-11-29',
  ]);
});

test('the nearest one is told with everything in which it differs', () => {
  assert.deepEqual(texts({ node: '26.12.1', fin: '1ms', process: 'warm' }), [
    '3 of 200 answered in a warm process, Node 24.22.3, nearest: Node 24.22.3 in place of 26.12.1, FIN after 2 ms in place of after 1 ms, 2026-11-29',
  ]);
});

test('nothing is said where nothing comparable was recorded', () => {
  assert.deepEqual(texts({ gap: 'immediate' }), []);
  assert.deepEqual(texts({ node: '18.20.8' }), []);
});

test('a witness has the address of its cell', () => {
  const [witness] = witnessesOf({ ...DEFAULTS, node: '24.22.3', fin: '2ms' }, INDEX);
  assert.equal(
    witness && addressOfCell(witness.cell),
    'matrix/node-24.22.3/#fetch=2.6.12;process=warm;fin=2ms',
  );
});
