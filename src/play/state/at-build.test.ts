import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../../scenario/scenario.ts';
import { HUNG_UP } from '../../trace/testing/runs.ts';
import { answeredAtBuild, isAsBuilt, isAwaiting } from './at-build.ts';
import { isStale, runInputOf, shownAnswerOf, stepOf } from './select.ts';
import { type Arrival, type State, stateFrom } from './state.ts';
import { ARRIVAL } from './testing.ts';
import { runAnswered, runFailed, runStarted, selectStep, setScale } from './transitions.ts';

const run = { events: HUNG_UP, exitCode: 1, scenario: DEFAULTS, edits: {} };
const built = (changes: Partial<Arrival> = {}): State =>
  answeredAtBuild(stateFrom({ ...ARRIVAL, ...changes }, '// probe', 'on-run'), run);
const rerun = (state: State): State => {
  const provenance = { engine: 'lab', node: '20.0.0' } as const;
  const result = { events: HUNG_UP, exitCode: 1, provenance, wallMs: 1 };
  return runAnswered(runStarted(state, 'lab'), 'lab', { input: runInputOf(state), result });
};

test('the run of the build answers for the default run, and is not stale', () => {
  const state = built();
  assert.equal(shownAnswerOf(state)?.result.events, HUNG_UP);
  assert.equal(isStale(state, shownAnswerOf(state)), false);
  assert.equal(isAsBuilt(state), true);
});

test('it answers for no other run: not for a knob, an edit, or code from a link', () => {
  for (const changes of [
    { scenario: { ...DEFAULTS, gap: 'timeout0' } },
    { edits: { 'client.mjs': '// mine\n' } },
    { edits: { 'server.mjs': '' }, author: 'link' },
  ] as const) {
    assert.equal(shownAnswerOf(built(changes)), undefined);
    assert.equal(isAsBuilt(built(changes)), false);
  }
});

test('a page that is built with another run has that one’s answer', () => {
  const edits = { 'client.mjs': '// a task\n' };
  const task = { ...run, scenario: { ...DEFAULTS, gap: 'timeout0' }, edits };
  const at = (changes: Partial<Arrival>) =>
    shownAnswerOf(
      answeredAtBuild(stateFrom({ ...ARRIVAL, ...changes }, '// probe', 'on-run'), task),
    );
  assert.equal(at({ scenario: task.scenario, edits })?.result.events, HUNG_UP);
  assert.equal(at({ scenario: task.scenario, edits, author: 'link' }), undefined);
  assert.equal(at({ scenario: task.scenario }), undefined);
  assert.equal(at({}), undefined);
});

test('an answer is awaited where the page runs by itself, until there is one or a failure', () => {
  const state = built({ scenario: { ...DEFAULTS, gap: 'timeout0' } });
  assert.equal(isAwaiting(state), true);
  assert.equal(isAwaiting(runStarted(state, 'lab')), true);
  assert.equal(isAwaiting(rerun(state)), false);
  const failure = { code: 'x', message: 'x', remedy: 'x' };
  assert.equal(isAwaiting(runFailed(runStarted(state, 'lab'), 'lab', failure)), false);
  assert.equal(isAwaiting(built()), false);
  assert.equal(isAwaiting(built({ edits: { 'server.mjs': '' }, author: 'link' })), false);
});

test('the Lab’s own answer replaces it', () => {
  const state = rerun(built());
  assert.equal(shownAnswerOf(state)?.atBuild, undefined);
  assert.equal(isAsBuilt(state), false);
});

test('a step that a link or the reader has chosen meanwhile stays chosen', () => {
  const linked = built({ step: 'write.1' });
  assert.equal(stepOf(linked)?.id, 'write.1');
  assert.equal(isAsBuilt(linked), false);
  assert.equal(stepOf(rerun(linked))?.id, 'write.1');
  assert.equal(stepOf(rerun(selectStep(built(), 'write.1')))?.id, 'write.1');
  assert.equal(stepOf(rerun(rerun(linked)))?.id, 'write.2', 'a later run is another one');
});

test('another view does not show the picture of the build', () => {
  assert.equal(isAsBuilt(setScale(built(), 'linear')), false);
});
