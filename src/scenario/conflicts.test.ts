import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLIENTS, type Client } from './clients.ts';
import { conflictIn, conflictsOf } from './conflicts.ts';
import { KNOBS } from './knobs.ts';
import { PRESETS } from './presets.ts';
import { loadClients } from './program/clients/loaded.ts';
import { programOf } from './program.ts';
import { DEFAULTS } from './scenario.ts';

await loadClients();

test('beside the default scenario everything can be chosen that runs on its release', () => {
  const [conflict, ...others] = conflictsOf(DEFAULTS);
  assert.equal(conflict?.value, 'make-fetch-happen');
  assert.match(conflict?.reason ?? '', /needs Node 20\.19\.0 or later/);
  assert.deepEqual(others, []);
  assert.deepEqual(conflictsOf({ ...DEFAULTS, node: '20.20.2' }), []);
});

test('a server that stays open has no way of closing', () => {
  const conflicts = conflictsOf({ ...DEFAULTS, node: '24.21.0', server: 'keep-open' });
  assert.deepEqual(
    conflicts.map(({ field, value }) => `${field}=${value}`),
    ['fin=immediate', 'fin=1ms', 'fin=5ms', 'fin=50ms', 'close=half', 'close=rst'],
  );
});

test('http.request takes no function as an agent', () => {
  const [conflict, ...others] = conflictsOf({ ...DEFAULTS, node: '24.21.0', fetch: 'http' });
  assert.equal(conflict?.value, 'fn-false');
  assert.deepEqual(others, []);
});

test('a conflict from an address is named, also for a value that is not listed', () => {
  assert.equal(conflictIn({ ...DEFAULTS, server: 'keep-open', fin: '7ms' })?.value, '7ms');
  assert.equal(conflictIn({ ...DEFAULTS, requests: '1', gap: 'timeout7' })?.field, 'gap');
  assert.equal(conflictIn(DEFAULTS), undefined);
});

test('the default of a knob is never refused, so a reader can always go back', () => {
  for (const preset of PRESETS) {
    for (const { field, value } of conflictsOf(preset.scenario)) {
      assert.notEqual(value, DEFAULTS[field]);
    }
    assert.equal(conflictIn(preset.scenario), undefined, preset.id);
  }
});

test('a refused value would not change the program', () => {
  for (const base of [{ server: 'keep-open' }, { requests: '1' }] as const) {
    const scenario = { ...DEFAULTS, node: '24.21.0', ...base } as const;
    const { files } = programOf(scenario);
    for (const { field, value } of conflictsOf(scenario)) {
      assert.deepEqual(
        programOf({ ...scenario, [field]: value }).files,
        files,
        `${field}=${value}`,
      );
    }
  }
  assert.ok(KNOBS.length > 0);
});

test('what a client has no word for is refused by its name, and left out of its program', () => {
  for (const client of CLIENTS.filter((each) => each !== 'http')) {
    const scenario = { ...DEFAULTS, node: '24.21.0', client } as const;
    const { files } = programOf(scenario);
    for (const { field, value, reason } of conflictsOf(scenario)) {
      const turned = { ...scenario, [field]: value };
      assert.deepEqual(programOf(turned).files, files, `${client} ${field}=${value}`);
      assert.match(reason, /^(The built-in fetch|[a-z-]+) .*\.$/);
      assert.equal(conflictIn(turned)?.value, value);
    }
  }
  const of = (client: Client) =>
    conflictsOf({ ...DEFAULTS, node: '24.21.0', client }).map(({ value }) => value);
  assert.deepEqual(of('http'), ['fn-false']);
  assert.deepEqual(of('cross-fetch'), ['fn-false', 'retry']);
  assert.ok(of('undici').includes('keepalive'));
  assert.match(
    conflictIn({ ...DEFAULTS, client: 'axios', consume: 'none' })?.reason ?? '',
    /^axios reads/,
  );
});
