import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Startup } from '../engine.ts';
import { engineFailure } from './failures.ts';
import { advance, NOT_STARTED, type StartProgress } from './steps.ts';

const after = (...reports: StartProgress[]): Startup => reports.reduce(advance, NOT_STARTED);
const states = ({ steps }: Startup) => steps.map(({ state }) => state).join(' ');

test('when a step begins, those before it are done', () => {
  const startup = after({ type: 'step', name: 'Start Node.js' });
  assert.equal(states(startup), 'done done running waiting waiting waiting');
  assert.equal(startup.phase, 'starting');
});

test('a failure marks the step in which it happened, and no other', () => {
  const startup = after(
    { type: 'step', name: 'Load runtime' },
    { type: 'slow' },
    { type: 'failed', error: engineFailure('host-unreachable') },
  );
  assert.equal(states(startup), 'done failed waiting waiting waiting waiting');
  assert.equal(startup.failure?.code, 'host-unreachable');
  assert.equal(startup.slow, false);
});

test('a program that is refused leaves no failure behind', () => {
  const startup = after({ type: 'started' }, { type: 'step', name: 'Run' }, { type: 'refused' });
  assert.equal(states(startup), 'done done done done done failed');
  assert.equal(startup.phase, 'started');
  assert.equal(startup.failure, undefined);
});

test('a container that arrives late removes the failure', () => {
  const startup = after(
    { type: 'step', name: 'Load runtime' },
    { type: 'failed', error: engineFailure('runtime-not-loaded') },
    { type: 'started' },
  );
  assert.equal(startup.phase, 'started');
  assert.equal(startup.failure, undefined);
  assert.equal(states(startup), 'done done done running waiting waiting');
});

test('it is slow only while it is starting', () => {
  assert.equal(after({ type: 'step', name: 'Load runtime' }, { type: 'slow' }).slow, true);
  assert.equal(after({ type: 'started' }, { type: 'slow' }).slow, false);
});

test('an answer completes the steps, and a stop clears them', () => {
  const answered = after({ type: 'started' }, { type: 'answered' });
  assert.equal(states(answered), 'done done done done done done');
  assert.deepEqual(advance(answered, { type: 'stopped' }), NOT_STARTED);
});
