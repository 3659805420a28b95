import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inOrder, QUERY_VERSION, type Upgrade, upgraded } from './upgrades.ts';

const renames: Upgrade = (fields) =>
  new Map([...fields].map(([name, value]) => [name === 'wait' ? 'gap' : name, value]));
const spellsOut: Upgrade = (fields) => new Map([['fin', 'same'], ...fields]);

test('an old address goes through every upgrade after its version, in order', () => {
  const old = new Map([['wait', 'timeout0']]);
  const upgrades = [renames, spellsOut];
  assert.deepEqual(
    [...upgraded(old, 1, upgrades)],
    [
      ['fin', 'same'],
      ['gap', 'timeout0'],
    ],
  );
  assert.deepEqual(
    [...upgraded(old, 2, upgrades)],
    [
      ['fin', 'same'],
      ['wait', 'timeout0'],
    ],
  );
  assert.deepEqual([...upgraded(old, 3, upgrades)], [['wait', 'timeout0']]);
});

test('every file of an upgrade is in the list, and each version after the first has one', () => {
  const files = globSync(join(import.meta.dirname, 'upgrades', '*.ts'));
  assert.equal(QUERY_VERSION, 1 + files.filter((file) => !file.endsWith('.test.ts')).length);
});

test('a version that no upgrade leads to is noticed when the site is loaded', () => {
  assert.deepEqual(inOrder({}), []);
  assert.deepEqual(inOrder({ 3: spellsOut, 2: renames }), [renames, spellsOut]);
  assert.throws(() => inOrder({ 3: renames }), /no upgrade of addresses leads to version 2/);
  assert.throws(() => inOrder({ 2: renames, 4: spellsOut }), /leads to version 3, only to 2,4/);
});
