/** The committed results of Node's own tests: every difference has its reason, and they keep their bounds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { percentOf, readNodeTests, shareOf, totalOf } from '../../../src/recordings/node-tests.ts';
import { GROUPS } from './groups.ts';
import { nodeTestsText, unexplained } from './report.ts';

const FILE = join('src', 'recordings', 'node-tests', '24.21.0.json');
const results = readNodeTests(JSON.parse(readFileSync(FILE, 'utf8')));
const groups = Object.entries(results.groups);

/** Groups that are about what the Lab is for. */
const CORE = ['http', 'net', 'async', 'timers', 'stream'];
/** The least share of equal tests there, and in all groups. */
const CORE_MIN = 0.985;
const ALL_MIN = 0.95;

test('each group is there, each test once', () => {
  assert.deepEqual(Object.keys(results.groups), [...GROUPS]);
  const files = groups.flatMap(([, { equal, apart, fails, skips }]) => [
    ...equal,
    ...Object.keys(apart),
    ...fails,
    ...skips,
  ]);
  assert.equal(new Set(files).size, files.length);
});

test('every difference has a reason, and no run threw', () => {
  assert.deepEqual(unexplained(results), []);
  const outcomes = groups.flatMap(([, { apart }]) => Object.values(apart));
  assert.deepEqual(
    outcomes.filter(({ outcome }) => outcome === 'threw'),
    [],
  );
});

test('the shares keep their bounds', () => {
  const core = totalOf(
    groups.filter(([name]) => CORE.includes(name)).map(([, group]) => shareOf(group)),
  );
  const all = totalOf(groups.map(([, group]) => shareOf(group)));
  assert.ok(core.valid > 700 && core.equal >= CORE_MIN * core.valid, nodeTestsText(results));
  assert.ok(all.valid > 900 && all.equal >= ALL_MIN * all.valid, nodeTestsText(results));
});

test('a share is never rounded up to all', () => {
  assert.equal(percentOf({ valid: 2000, equal: 1999 }), '99.9 %');
  assert.equal(percentOf({ valid: 0, equal: 0 }), '0.0 %');
});
