/** The committed record: whole, as it was written, and in the order of the plans. */
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecord } from '../../src/recordings/record.ts';
import { readSubject, subjectQuery } from '../../src/recordings/subject.ts';
import { readTraces } from '../../src/recordings/traces.ts';
import { neighboursOf, TRIALS_IN_DOUBT } from './adapt.ts';
import { cellsOfPlans } from './cells.ts';
import { NO_PARTS } from './parts.ts';
import { RECORD_PLANS } from './plans/index.ts';
import { TRIALS_MIN } from './plans/plan.ts';
import { hashesOf, recordText } from './writer.ts';

const DATA = 'src/recordings/data';
const BYTES_MAX = 2_000_000;
const DOUBTS_LEFT = new RegExp(`^${TRIALS_IN_DOUBT} trials of (\\d+) cells$`);

const text = readFileSync(join(DATA, 'cells.json'), 'utf8');
const record = readRecord(JSON.parse(text));

test('every file has the hash that was written with it', async () => {
  assert.equal(await readFile(join(DATA, 'sha256.txt'), 'utf8'), await hashesOf(DATA));
});

test('the writer would write the same text again', () => {
  assert.equal(recordText(record), text);
});

test('all files together have at most 2 MB', () => {
  const files = globSync('**', { cwd: DATA, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  assert.ok(bytes <= BYTES_MAX, `${bytes} bytes`);
});

test('each id is the query of its subject, and stands once', () => {
  const ids = record.cells.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.equal(subjectQuery(readSubject(id)), id);
});

test('plans stand in their order, and the cells in the order of the plans', () => {
  const order = RECORD_PLANS.map(({ id }) => id);
  const places = record.plans.map(({ id }) => order.indexOf(id));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok(!places.includes(-1), 'a plan that is no longer there');
  const recorded = record.cells.map(({ plan }) => order.indexOf(plan));
  assert.deepEqual(
    recorded,
    recorded.toSorted((a, b) => a - b),
  );
  // The other plans have cells of what the machine of the record had.
  const ownPlans = RECORD_PLANS.filter(
    ({ id, needs }) => !needs && record.plans.some((plan) => plan.id === id),
  );
  assert.deepEqual(
    record.cells.filter(({ plan }) => ownPlans.some(({ id }) => id === plan)).map(({ id }) => id),
    cellsOfPlans(ownPlans, NO_PARTS).map(({ id }) => id),
  );
});

test('counts add up, and each cell has its trials', () => {
  const planned = record.cells.map(({ id, plan }) => ({
    id,
    plan: RECORD_PLANS.find((each) => each.id === plan)!,
    subject: readSubject(id),
  }));
  const neighbours = neighboursOf(planned);
  const inDoubt = new Set(
    record.cells
      .filter(({ answered, tried }) => answered > 0 && answered < tried)
      .flatMap(({ id }) => [id, ...(neighbours.get(id) ?? [])]),
  );
  for (const { id, answered, tried, errors, reused = 0 } of record.cells) {
    assert.ok(answered <= tried && reused <= tried, id);
    assert.equal(answered < tried, errors.length > 0, id);
    assert.ok(tried >= TRIALS_MIN, `${id}: ${tried} trials`);
  }
  // A record whose time was limited says how many cells have too few.
  const said = record.missing.map(({ what }) => DOUBTS_LEFT.exec(what)?.[1]).find(Boolean) ?? '0';
  const tooFew = record.cells.filter(({ id, tried }) => inDoubt.has(id) && tried < TRIALS_IN_DOUBT);
  assert.equal(tooFew.length, Number(said));
});

test('each trace can be read, and has the packets that it names', () => {
  const { traces } = readTraces(JSON.parse(readFileSync(join(DATA, 'traces.json'), 'utf8')));
  assert.ok(traces.length > 0);
  const named = traces.flatMap(({ pcap }) => pcap ?? []).sort();
  assert.deepEqual(globSync('*', { cwd: join(DATA, 'pcap') }).sort(), named);
});
