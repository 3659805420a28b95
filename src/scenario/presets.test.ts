import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  packagesInCache,
  readLlhttp,
  readPackage,
  readRelease,
  releasesInCache,
} from '../../tools/cache.ts';
import { createLlhttp } from '../lab/bindings/llhttp.ts';
import { runLab } from '../lab/run.ts';
import { PRESET_KINDS, PRESETS } from './presets.ts';
import { programOf } from './program.ts';
import { formatQuery } from './query.ts';
import { DEFAULTS, type Scenario } from './scenario.ts';

test('the first preset is the page as it opens', () => {
  assert.deepEqual(PRESETS[0]?.scenario, DEFAULTS);
});

test('presets are told apart by name, title and scenario, and every kind has one', () => {
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

test('a kind says how its presets end', () => {
  const outcomes = { bug: 'failed', before: 'ok', workaround: 'ok', fix: 'ok' } as const;
  for (const { id, kind, measured } of PRESETS) {
    if (kind in outcomes)
      assert.equal(measured.outcome, outcomes[kind as keyof typeof outcomes], id);
  }
});

test('the Lab answers each preset as real Node did', async (t) => {
  let runInLab: Awaited<ReturnType<typeof lab>>;
  const releases = await releasesInCache();
  before(async () => {
    runInLab = await lab();
  });
  for (const { id, scenario, measured } of PRESETS) {
    const skip = !releases.includes(scenario.node) && `Node ${scenario.node} is not extracted here`;
    await t.test(id, { skip }, async () => {
      assert.equal((await runInLab(scenario)) === 0 ? 'ok' : 'failed', measured.outcome);
    });
  }
});

/** Runs a scenario, for the exit code of its client. */
async function lab() {
  const llhttp = createLlhttp(await readLlhttp());
  const packages = await Promise.all((await packagesInCache()).map(readPackage));
  return async (scenario: Scenario) => {
    const input = {
      release: await readRelease(scenario.node),
      files: programOf(scenario).files,
      packages: packages.filter(({ version }) => version === scenario.fetch),
    };
    const { exitCode, events } = runLab(input, llhttp);
    const failure = events.find(({ kind }) => kind === 'limit' || kind === 'uncaught');
    assert.equal(failure, undefined, JSON.stringify(failure));
    return exitCode;
  };
}
