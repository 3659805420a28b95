import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject, subjectOfScenario, subjectQuery } from '../../../src/recordings/subject.ts';
import { PRESETS } from '../../../src/scenario/presets.ts';
import { isRecorded } from '../../../src/scenario/process.ts';
import { FETCH_VERSIONS } from '../../../src/scenario/versions.ts';
import { cellsOfPlans, coverageOf } from '../cells.ts';
import { NO_PARTS, type Parts } from '../parts.ts';
import type { ClientLibrary, ClientRuntime, ServerProduct } from '../subjects/subject.ts';
import { RECORD_PLANS } from './index.ts';
import { subjectsOf, TRIALS_MIN } from './plan.ts';

const part = { missing: async () => undefined, version: async () => '1.0.0' };
const server = (name: string, tls: boolean): ServerProduct => ({
  ...part,
  name,
  tls,
  start: () => assert.fail('nobody starts it'),
});
const client = (name: string): ClientLibrary => ({
  ...part,
  name,
  install: async () => {},
  program: ({ header }) => (name === 'plain' && header !== 'default' ? undefined : name),
});
const runtime: ClientRuntime = {
  ...part,
  name: 'other',
  replaces: ['node-fetch'],
  command: async (file) => ['other', file],
};

const PARTS: Parts = {
  servers: [server('one', false), server('two', true)].map((each) => ({
    part: each,
    id: `${each.name}@1.0.0`,
  })),
  clients: ['fetch', 'plain'].map((name) => ({
    part: client(name),
    id: name === 'fetch' ? name : `${name}@1.0.0`,
  })),
  runtimes: [{ part: runtime, id: 'other@1.0.0' }],
};

const idsOf = (id: string, parts = PARTS) =>
  cellsOfPlans([RECORD_PLANS.find((plan) => plan.id === id)!], parts).map((cell) => cell.id);

test('the number of subjects is that of the words', () => {
  const fins = 9;
  const sizes: Record<string, number> = {
    releases: 12 * (FETCH_VERSIONS.length + 2) * 2,
    fin: 12 * 2 * fins,
    remedies: 3 * 27 * (3 + 1),
    durations: 12 * 2 * 2 * 2,
    waits: 3 * 8 * 2,
    variants: 4 * 3 * 2 * 2 + 4 * 2 * 2 * 3 + 4 * 2 * 2 + 4 * 2 * 2 * 2,
    servers: 2 * (4 * 2 + 2 * 2 + 2 * 3),
    clients: 2 * (2 * 2 * 2 + 2 + 2 * 2),
    runtimes: 3 * (2 * 2 + 2) + 2 * (2 * 2 + 2),
    tls: 1 * 4 * 2 * 2,
  };
  for (const plan of RECORD_PLANS) {
    const expected = sizes[plan.id];
    if (expected === undefined) continue;
    assert.equal(plan.products(PARTS).flatMap(subjectsOf).length, expected, plan.id);
  }
  assert.match(coverageOf(RECORD_PLANS[0]!, PARTS), /^12 releases of Node × node-fetch 2\.6\.12/);
  assert.match(coverageOf(RECORD_PLANS.at(-1)!, PARTS), /^1 server over https × 4 releases/);
});

test('every release that changed something is in the record, on both sides', () => {
  const nodes = new Set(idsOf('releases').map((id) => readSubject(id).runtime));
  for (const version of ['18.20.8', '19.0.0', '22.23.3', '22.23.5', '24.21.0', '24.22.3'])
    assert.ok(nodes.has(`node@${version}`), version);
});

test('every preset is in the record, where it says neither both warm and cold', () => {
  const all = new Set(cellsOfPlans(RECORD_PLANS, NO_PARTS).map(({ id }) => id));
  for (const { id, scenario } of PRESETS) {
    const { process } = scenario;
    const processes = isRecorded(process) ? [process] : (['warm', 'cold'] as const);
    for (const process of processes)
      assert.ok(all.has(subjectQuery(subjectOfScenario(scenario, process))), `${id}, ${process}`);
  }
});

test('a subject stands once, under the first plan that has it', () => {
  const cells = cellsOfPlans(RECORD_PLANS, PARTS);
  assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
  const shared = cells.find(({ id }) => id === 'node=20.0.0&fetch=2.6.12&process=warm');
  assert.equal(shared?.plan.id, 'releases');
});

test('every id is read back as its subject', () => {
  for (const { id, subject } of cellsOfPlans(RECORD_PLANS, PARTS))
    assert.deepEqual(readSubject(id), subject);
});

test('what a client has no word for is left out, and so is a release on which it does not run', () => {
  const ids = idsOf('clients');
  assert.ok(ids.includes('node=20.0.0&client=fetch&header=close&process=warm'));
  assert.ok(ids.includes('node=20.0.0&client=plain@1.0.0&process=warm'));
  assert.ok(!ids.some((id) => id.includes('plain') && id.includes('header=close')));
  const newer = { ...PARTS.clients[1]!.part, nodeMin: '24.0.0' };
  const only = { ...PARTS, clients: [{ part: newer, id: 'plain@1.0.0' }] };
  assert.ok(idsOf('clients', only).length > 0);
  assert.ok(!idsOf('clients', only).some((id) => id.startsWith('node=20.')));
});

test('what a runtime puts in the place of a package is another client', () => {
  const ids = idsOf('runtimes');
  assert.ok(ids.includes('runtime=other@1.0.0&fetch=http&header=close&process=warm'));
  assert.ok(!ids.some((id) => id.includes('fetch=2.')));
});

test('a plan says what it needs', () => {
  for (const plan of RECORD_PLANS) {
    const needed = { ...NO_PARTS };
    for (const kind of plan.needs ?? []) Object.assign(needed, { [kind]: PARTS[kind] });
    assert.deepEqual(idsOf(plan.id, needed), idsOf(plan.id), plan.id);
  }
});

test('a machine without servers, clients and runtimes has the other plans', () => {
  assert.deepEqual(idsOf('servers', NO_PARTS), []);
  assert.equal(
    coverageOf(RECORD_PLANS.find(({ id }) => id === 'servers')!, NO_PARTS),
    'nothing on this machine',
  );
  assert.ok(idsOf('fin', NO_PARTS).length > 200);
});

test('no cell has less than twenty trials', () => {
  for (const { id, trials } of RECORD_PLANS)
    assert.ok(trials.warm >= TRIALS_MIN && trials.cold >= TRIALS_MIN, id);
});
