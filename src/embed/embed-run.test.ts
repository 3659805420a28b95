import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP } from '../trace/testing/runs.ts';
import { embedRunOf } from './embed-run.ts';

const FAILED = { events: HUNG_UP, exitCode: 1 };

test('a run survives the way through a file, words and all', () => {
  const run = embedRunOf(FAILED);
  const read = JSON.parse(JSON.stringify(run));
  assert.deepEqual(read.events, run.events);
  assert.equal(read.scene.steps.length, run.scene.steps.length);
  assert.equal(read.scene.steps[0].words.sentence, run.scene.steps[0]?.words.sentence);
  assert.deepEqual(read.verdict, { outcome: 'failed', headline: run.verdict.headline, now: '' });
});
