import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictIn, conflictsOf } from './conflicts.ts';
import { KNOBS } from './knobs.ts';
import { PRESETS } from './presets.ts';
import { programOf } from './program.ts';
import { DEFAULTS } from './scenario.ts';

test('beside the default scenario everything can be chosen', () => {
  assert.deepEqual(conflictsOf(DEFAULTS), []);
});

test('a server that stays open has no way of closing', () => {
  const conflicts = conflictsOf({ ...DEFAULTS, server: 'keep-open' });
  assert.deepEqual(
    conflicts.map(({ field, value }) => `${field}=${value}`),
    ['fin=immediate', 'fin=1ms', 'fin=5ms', 'fin=50ms', 'close=half', 'close=rst'],
  );
});

test('http.request takes no function as an agent', () => {
  const [conflict, ...others] = conflictsOf({ ...DEFAULTS, fetch: 'http' });
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
    const scenario = { ...DEFAULTS, ...base };
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
