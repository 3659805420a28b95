import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QUERY_VERSION, type Upgrade, upgraded } from './upgrades.ts';

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

test('an address without a version has version 1', () => {
  assert.ok(QUERY_VERSION >= 1);
});
