import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictIn } from '../scenario/conflicts.ts';
import { PRESETS } from '../scenario/presets.ts';
import { formatQuery, parseQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { knownScenarios } from './known-scenarios.ts';

const queries = new Set(knownScenarios().map((scenario) => formatQuery(scenario)));

test('the bug, every preset and every single turn of a knob has a stored run', () => {
  for (const { id, scenario } of PRESETS) assert.ok(queries.has(formatQuery(scenario)), id);
  assert.ok(queries.has(formatQuery(DEFAULTS)));
  for (const link of ['', 'fetch=2.6.13', 'node=26.12.1', 'gap=timeout0', 'fetch=http']) {
    assert.ok(queries.has(formatQuery(parseQuery(link).scenario)), link);
  }
});

test('no stored run is of a combination that cannot be', () => {
  for (const scenario of knownScenarios()) assert.equal(conflictIn(scenario), undefined);
});

test('the stored runs stay few, because the build makes each with some 50 others', () => {
  assert.ok(queries.size <= 100, String(queries.size));
});
