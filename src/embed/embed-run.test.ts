import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, KEPT_OPEN } from '../trace/testing/runs.ts';
import { embedRunOf, embedVerdictOf } from './embed-run.ts';

const FAILED = { events: HUNG_UP, exitCode: 1 };

test('a run survives the way through a file, words and all', () => {
  const run = embedRunOf(FAILED);
  const read = JSON.parse(JSON.stringify(run));
  assert.deepEqual(read.events, run.events);
  assert.equal(read.scene.steps.length, run.scene.steps.length);
  assert.equal(read.scene.steps[0].words.sentence, run.scene.steps[0]?.words.sentence);
  assert.deepEqual(read.verdict, { outcome: 'failed', headline: run.verdict.headline, now: '' });
});

test('an answer that another timing would change says so, with what this run did', () => {
  const boundary = { knob: 'fin', value: 1, direction: 'above' } as const;
  const other = { answered: true, failed: [], exitCode: 0 };
  const depends = { certain: false, boundary, other, trials: 1 } as unknown as Parameters<
    typeof embedVerdictOf
  >[1];
  const verdict = { outcome: 'depends', headline: 'Depends on timing' };
  assert.deepEqual(embedVerdictOf(FAILED, depends), { ...verdict, now: 'failed this time' });
  assert.deepEqual(embedVerdictOf({ events: KEPT_OPEN, exitCode: 0 }, depends), {
    ...verdict,
    now: 'answered this time',
  });
  assert.equal(embedVerdictOf(FAILED, undefined).outcome, 'failed');
});
