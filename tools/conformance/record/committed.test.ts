/** The committed comparison: it is about the committed record, it keeps its bounds, and a part of it is made again. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFidelity } from '../../../src/recordings/fidelity.ts';
import { readRecord } from '../../../src/recordings/record.ts';
import { givesTimes } from './durations.ts';
import { fidelityOf } from './fidelity.ts';

const DATA = join('src', 'recordings', 'data');
const text = readFileSync(join(DATA, 'cells.json'), 'utf8');
const { cells } = readRecord(JSON.parse(text));
const fidelity = readFidelity(JSON.parse(readFileSync(join(DATA, 'fidelity.json'), 'utf8')));

/** Every how manieth cell is compared. `npm run conformance -- record` compares all, which takes minutes. */
const EACH = 17;
const COMPARED_MIN = 40;

test('the comparison is that of the committed record', () => {
  assert.equal(fidelity.record, createHash('sha256').update(text).digest('hex'));
});

test('certain cells agree, shares are near those of real machines, and no cell that went both ways is called certain', () => {
  const { certain, shares, rms, rmsCells, calledCertain } = fidelity;
  assert.equal(certain.agree, certain.cells);
  assert.ok(rmsCells > 0);
  assert.ok(rms <= 0.1, `root mean square ${rms}`);
  assert.ok(shares.agree >= 0.98 * shares.cells, `${shares.agree} of ${shares.cells}`);
  assert.equal(calledCertain, 0);
});

test('the Lab gives the same answers again', async () => {
  const part = cells.filter((cell, index) => givesTimes(cell) || index % EACH === 0);
  const { compared } = await fidelityOf({ cells: part });
  assert.ok(compared.length >= COMPARED_MIN, `${compared.length} cells`);
  const exceptions = new Map(fidelity.exceptions.map(({ id, differences }) => [id, differences]));
  for (const { cell, differences } of compared)
    assert.deepEqual(differences, exceptions.get(cell.id) ?? [], cell.id);
});
