import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner } from '../../src/build/lab-runner.ts';
import { readQuery } from '../../src/scenario/query.ts';
import { executableHere } from '../measure/release.ts';
import { isInRegion } from './region.ts';
import { replayed } from './replay.ts';

const NODE = '24.22.3';
const skip = !executableHere(NODE) && `Node ${NODE} is not here`;
/** Of which one may be interrupted for longer than the FIN is held. */
const TRIALS = 3;

test('with its FIN held the real Node fails as the Lab says, and with its callback busy it answers', {
  skip,
}, async () => {
  const runner = await LabRunner.load();
  const scenario = readQuery(`node=${NODE}`);
  const executable = executableHere(NODE) ?? '';
  const late = { holdUs: 180_000, before: {}, after: {} };
  const failing = await replayed(runner, scenario, late, executable, TRIALS);
  assert.deepEqual(failing.predicted, {
    answered: false,
    errors: ['ECONNRESET request to http://127.0.0.1:3000/2 failed, reason: socket hang up'].map(
      (text) => `FetchError ${text}`,
    ),
  });
  assert.ok(failing.asPredicted >= TRIALS - 1, JSON.stringify(failing.outcomes));

  const busy = { holdUs: 0, before: { 3: 34_000 }, after: {} };
  const answered = await replayed(runner, scenario, busy, executable, TRIALS);
  assert.equal(answered.predicted.answered, true);
  assert.ok(answered.asPredicted >= TRIALS - 1, JSON.stringify(answered.outcomes));
});

test('a run lies in a region when its moments do', () => {
  const variable = { isGrid: false, since: undefined, usualUs: 0 };
  const log = {
    variables: [
      { ...variable, name: 'connection 1 server FIN 1', us: 1_500 },
      { ...variable, name: 'client callback 3', us: 1_000 },
    ],
    links: [],
    eithers: [],
    timeouts: [],
    questions: [],
    hasReadClock: false,
    unsupported: undefined,
  };
  const region = (times: string) => ({
    outcome: 'failed' as const,
    orders: 1,
    inequalities: [{ text: '', times }],
    example: {},
  });
  assert.ok(isInRegion(region('connection 1 server FIN 1 > client callback 3'), log));
  assert.ok(!isInRegion(region('connection 1 server FIN 1 <= client callback 3'), log));
  assert.ok(isInRegion(region('connection 1 server FIN 1 <= client callback 3 + 0.5 ms'), log));
  assert.ok(!isInRegion(region('connection 1 server FIN 1 <= client callback 3 + 0.499 ms'), log));
  assert.ok(isInRegion(region('connection 1 server FIN 1 > client callback 9'), log));
});
