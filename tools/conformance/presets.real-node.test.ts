/**
 * The playground on real Node: presets end as in the record, and the probe changes nothing.
 * Slower than the other tests of this room, since each run is a process of its own.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cachePath } from '../../src/build/cache.ts';
import { recordAtBuild } from '../../src/build/record.ts';
import { PRESETS, type Preset } from '../../src/scenario/presets.ts';
import { programOf } from '../../src/scenario/program.ts';
import { parseQuery } from '../../src/scenario/query.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { EXECUTABLE } from '../extract-node-lib/platform.ts';
import { runCell } from '../measure/run-cell.ts';
import { RealNode } from './real-node.ts';

/** What the record has both ways, as setTimeout(0), may end the rarer way for some runs on a busy machine. */
const ATTEMPTS_MAX = 5;
/** What never went otherwise in the record may still meet a machine that stands still for a moment. */
const SURE_ATTEMPTS_MAX = 2;
const { index } = await recordAtBuild();

function isSure({ scenario }: Preset): boolean {
  const match = index.find(scenario, 'cold');
  return (
    match !== undefined && (match.cell.answered === 0 || match.cell.answered === match.cell.tried)
  );
}

/** A reason to skip, where this machine lacks the release. */
function missing({ node }: Scenario): string | false {
  return !existsSync(cachePath('node', node, EXECUTABLE)) && `Node ${node} is not here`;
}

async function withServer<T>(scenario: Scenario, use: (node: RealNode) => Promise<T>): Promise<T> {
  const node = await RealNode.start(scenario.node, programOf(scenario).files['server.mjs']);
  try {
    return await use(node);
  } finally {
    await node.close();
  }
}

function clientOf(scenario: Scenario, nodeDebug = '') {
  const fetch = scenario.fetch === 'http' ? undefined : scenario.fetch;
  return { title: '', client: programOf(scenario).files['client.mjs'], fetch, nodeDebug };
}

/** Repetitions of a warm client, of which both answers must be among the first or second lot. */
const WARM_RUNS = 60;
const WARM_ATTEMPTS_MAX = 3;

test('presets end in a warm process as in the record', async (t) => {
  for (const preset of PRESETS.filter(({ warm }) => warm)) {
    const { id, scenario, outcome, kind } = preset;
    await t.test(id, { skip: missing(scenario) }, async () => {
      const { node } = scenario;
      const executable = cachePath('node', node, EXECUTABLE);
      const seen = new Set<string>();
      const shares: number[] = [];
      for (let attempt = 1; attempt <= WARM_ATTEMPTS_MAX && !isMet(preset, seen); attempt += 1) {
        const cell = { scenario, node, process: 'warm', runs: WARM_RUNS } as const;
        const { outcomes } = await runCell(cell, executable);
        const answered = outcomes.filter((outcome) => outcome.answered).length;
        shares.push(answered);
        if (kind !== 'timing' && outcome === 'failed')
          seen.add(answered < WARM_RUNS / 10 ? 'failed' : 'sometimes');
        else for (const outcome of outcomes) seen.add(outcome.answered ? 'ok' : 'failed');
      }
      assert.ok(isMet(preset, seen), `answered of ${WARM_RUNS}: ${shares.join(', ')}`);
    });
  }
});

/** Where the answer depends on timing both have been seen; else the one that the preset names. */
function isMet({ kind, outcome }: Preset, seen: ReadonlySet<string>): boolean {
  return kind === 'timing' ? seen.has('ok') && seen.has('failed') : seen.has(outcome);
}

test('presets end on real Node as in the record', async (t) => {
  for (const preset of PRESETS) {
    if (preset.warm) continue;
    const { id, scenario, outcome } = preset;
    await t.test(id, { skip: missing(scenario) }, async () => {
      const outcomes: string[] = [];
      await withServer(scenario, async (node) => {
        const attempts = isSure(preset) ? SURE_ATTEMPTS_MAX : ATTEMPTS_MAX;
        for (let attempt = 1; attempt <= attempts; attempt += 1) {
          const { exitCode } = await node.run(clientOf(scenario));
          outcomes.push(exitCode === 0 ? 'ok' : 'failed');
          if (outcomes.at(-1) === outcome) return;
        }
      });
      assert.equal(outcomes.at(-1), outcome, outcomes.join(', '));
    });
  }
});

const PROBED = [
  'node=18.20.8',
  'node=19.8.1&fetch=2.6.9',
  'node=20.0.0',
  'node=20.0.0&agent=keepalive&method=POST',
  'node=22.23.3&fetch=3.3.1',
  'node=24.21.0&fetch=2.7.0',
  'node=26.10.0&requests=10',
];

test('the probe reports what happens and changes nothing of it', async (t) => {
  const probe = readFileSync('playground/probe.mjs', 'utf8');
  for (const query of PROBED) {
    const { scenario } = parseQuery(query);
    await t.test(query, { skip: missing(scenario) }, () =>
      withServer(scenario, async (node) => {
        const plain = clientOf(scenario, 'http,net,stream');
        const expected = await node.run(plain);
        const probed = await node.run({ ...plain, client: probe + plain.client });
        const records = probed.lines.filter((line) => line.startsWith('\u001e'));
        const lines = probed.lines.filter((line) => !line.startsWith('\u001e'));
        assert.deepEqual(lines, expected.lines);
        assert.equal(probed.exitCode, expected.exitCode);
        assertAccount(records, scenario, probed.exitCode);
      }),
    );
  }
});

/** What the probe says agrees with itself and with the way the program ended. */
function assertAccount(records: readonly string[], scenario: Scenario, exitCode?: number): void {
  const reports = records.map((record) => JSON.parse(record.slice(1)));
  const of = (what: string) => reports.filter((report) => report.what === what);
  assert.equal(of('request').length, Number(scenario.requests));
  assert.equal(of('socket').length, of('request').length);
  assert.equal(of('response').length + of('error').length, of('request').length);
  assert.equal(of('error').length > 0, exitCode !== 0);
  for (const { request } of of('error')) {
    assert.equal(of('socket').find((report) => report.request === request).reused, true);
  }
  const times = reports.map(({ at }) => at);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
}
