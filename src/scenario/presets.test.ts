import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releasesInCache } from '../build/cache.ts';
import { LabRunner, labRunOf } from '../build/lab-runner.ts';
import { endEventsOf } from '../trace/reading/end-events.ts';
import { runEndOf } from '../trace/reading/run-end.ts';
import { PRESET_KINDS, PRESETS } from './presets.ts';
import { formatQuery } from './query.ts';
import { DEFAULTS } from './scenario.ts';

test('the first preset is the scenario that the page opens with', () => {
  assert.deepEqual(PRESETS[0]?.scenario, DEFAULTS);
});

test('each preset has its own name, title and scenario, and each kind has a preset', () => {
  for (const of of [
    PRESETS.map(({ id }) => id),
    PRESETS.map(({ title }) => title),
    PRESETS.map(({ scenario }) => formatQuery(scenario)),
  ]) {
    assert.equal(new Set(of).size, PRESETS.length);
  }
  assert.deepEqual([...new Set(PRESETS.map(({ kind }) => kind))], Object.keys(PRESET_KINDS));
  for (const { sentence } of PRESETS) assert.match(sentence, /^\S.{10,115}\.$/);
});

test('the kind of a preset says how its run ends', () => {
  const outcomes = { bug: 'failed', before: 'ok', workaround: 'ok', fix: 'ok' } as const;
  for (const { id, kind, outcome } of PRESETS) {
    if (kind in outcomes) assert.equal(outcome, outcomes[kind as keyof typeof outcomes], id);
  }
});

test('the Lab answers each preset as real Node did', async (t) => {
  const lab = await LabRunner.load();
  const releases = await releasesInCache();
  for (const { id, scenario, outcome } of PRESETS) {
    const { node } = scenario;
    const skip = !releases.includes(node) && `Node ${node} is not extracted here`;
    await t.test(id, { skip }, async () => {
      const { events, exitCode } = await lab.run(labRunOf(scenario));
      const failure = events.find(({ kind }) => kind === 'limit' || kind === 'uncaught');
      assert.equal(failure, undefined, JSON.stringify(failure));
      assert.equal(exitCode === 0 ? 'ok' : 'failed', outcome);
      assert.deepEqual(runEndOf(endEventsOf(events), exitCode), runEndOf(events, exitCode));
    });
  }
});
