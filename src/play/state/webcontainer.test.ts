import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError, type EngineId, type Startup } from '../../engines/engine.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import type { Trace, Unnamed } from '../../trace/record/event.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { HUNG_UP, NEW_CONNECTION, PROBE_ONLY } from '../../trace/testing/runs.ts';
import { searchOf } from '../address.ts';
import { runInputOf, soFarOf, traceOf } from './select.ts';
import { type Consent, type State, stateFrom } from './state.ts';
import { ARRIVAL } from './testing.ts';
import { runAnswered, runStarted, runTold, selectStep, turnTo } from './transitions.ts';
import {
  canEmulate,
  comparisonOf,
  consentByRun,
  enginesOf,
  offerOf,
  setConsent,
  showTrace,
  startStepsOf,
  startupChanged,
  WEBCONTAINER,
  webContainerGone,
} from './webcontainer.ts';

const fresh = (consent: Consent = 'given') => stateFrom(ARRIVAL, '// probe', consent);

function answered(state: State, engine: EngineId, node: string, events: Trace, exitCode: number) {
  const result = { provenance: { engine, node }, events, exitCode, wallMs: 1 };
  return runAnswered(state, engine, { input: runInputOf(state), result });
}

const startup = (changes: Partial<Startup>): Startup => ({
  phase: 'starting',
  steps: [{ name: 'Load runtime', state: 'running' }],
  slow: false,
  failure: undefined,
  observations: [],
  ...changes,
});

test('it runs only with the reader’s consent', () => {
  assert.deepEqual(enginesOf(fresh('on-run')), ['lab']);
  assert.deepEqual(enginesOf(consentByRun(fresh('on-run'))), ['lab', WEBCONTAINER]);
  for (const consent of ['ask', 'off'] as const) {
    assert.deepEqual(enginesOf(consentByRun(fresh(consent))), ['lab']);
    assert.equal(offerOf(fresh(consent)), 'start');
  }
});

test('a program from a link is not offered to it', () => {
  const foreign = {
    ...fresh('on-run'),
    edits: { 'client.mjs': '// theirs\n' },
    author: 'link',
  } as const;
  assert.equal(offerOf(foreign), undefined);
  assert.equal(offerOf({ ...foreign, author: 'reader' }), 'start');
});

test('the offer is what can be done now', () => {
  assert.equal(offerOf(fresh()), undefined);
  const starting = startupChanged(runStarted(fresh(), WEBCONTAINER), startup({}));
  assert.equal(offerOf(starting), 'cancel');
  const failed = (recovery: 'retry' | 'none') =>
    startupChanged(
      fresh(),
      startup({ phase: 'failed', failure: new EngineError('x', 'cause', 'remedy', recovery) }),
    );
  assert.equal(offerOf(failed('retry')), 'retry');
  assert.equal(offerOf(failed('none')), undefined);
});

test('start steps are shown until there is an answer', () => {
  const starting = startupChanged(runStarted(fresh(), WEBCONTAINER), startup({}));
  assert.equal(startStepsOf(starting).length, 1);
  assert.equal(startStepsOf(answered(starting, WEBCONTAINER, '22.22.3', PROBE_ONLY, 1)).length, 0);
});

test('two answers that say the same agree, and the release is named', () => {
  const lab = answered(fresh(), 'lab', '20.0.0', HUNG_UP, 1);
  assert.equal(comparisonOf(lab), '', 'one answer is nothing to compare');
  assert.equal(
    comparisonOf(answered(lab, WEBCONTAINER, '22.22.3', PROBE_ONLY, 1)),
    'Both agree. The container runs Node.js 22.22.3 whatever the knob says; the Lab’s closest release is 22.23.3.',
  );
});

test('what only the Lab can know does not count as a difference', () => {
  const request = (number: number, url: string, calls?: readonly number[]): Unnamed => ({
    kind: 'http',
    what: 'request',
    t: number,
    actor: 'client',
    request: number,
    method: 'GET',
    url,
    ...(calls ? { calls } : {}),
  });
  const fate = (number: number, fails: boolean): Unnamed => {
    const common = { kind: 'http', t: number, actor: 'client', request: number } as const;
    return fails
      ? { ...common, what: 'error', error: { name: 'Error', message: 'socket hang up' } }
      : { ...common, what: 'response', status: 200 };
  };
  const retried = (calls?: readonly number[]) =>
    nameEvents([
      ...[request(1, '/2', calls), fate(1, true)],
      ...[request(2, '/2', calls), fate(2, false)],
    ]);
  const lab = answered(fresh(), 'lab', '20.0.0', retried([1]), 0);
  assert.match(comparisonOf(answered(lab, WEBCONTAINER, '22.22.3', retried(), 0)), /^Both agree\./);
});

test('a difference is named, with what differs in the runtimes', () => {
  const old = turnTo(fresh(), { ...DEFAULTS, node: '18.20.8' });
  const lab = answered(old, 'lab', '18.20.8', NEW_CONNECTION, 0);
  const text = comparisonOf(answered(lab, WEBCONTAINER, '22.22.3', PROBE_ONLY, 1));
  assert.match(text, /^They differ: the Lab says “Both requests answered”\./);
  assert.match(text, /pool=keepalive-false emulates that in the container/);
  assert.equal(canEmulate(old), true);
  assert.equal(canEmulate(turnTo(old, { ...old.scenario, pool: 'keepalive-false' })), false);
});

test('answers to another program than the one on the page are not compared', () => {
  const both = answered(
    answered(fresh(), 'lab', '20.0.0', HUNG_UP, 1),
    WEBCONTAINER,
    '22.22.3',
    PROBE_ONLY,
    1,
  );
  assert.equal(comparisonOf(turnTo(both, { ...DEFAULTS, gap: 'timeout0' })), '');
});

test('turned off, nothing of it is left, and the Lab’s trace is shown', () => {
  const shown = showTrace(answered(fresh(), WEBCONTAINER, '22.22.3', PROBE_ONLY, 1), WEBCONTAINER);
  const gone = webContainerGone(shown, 'off');
  assert.equal(gone.shown, 'lab');
  assert.deepEqual(gone.engines[WEBCONTAINER], { phase: 'waiting' });
  assert.equal(setConsent(gone, 'off'), gone);
});

test('showing another engine’s trace removes the step of the last one from the address', () => {
  const lab = answered(fresh(), 'lab', '20.0.0', HUNG_UP, 1);
  const both = answered(lab, WEBCONTAINER, '22.22.3', PROBE_ONLY, 1);
  const atStep = selectStep(both, 'fin.1');
  assert.match(searchOf(atStep), /&at=fin\.1$/);
  assert.doesNotMatch(searchOf(showTrace(atStep, WEBCONTAINER)), /at=/);
  const shown = showTrace(both, WEBCONTAINER);
  const atTheirStep = selectStep(shown, traceOf(shown)[0]?.id ?? '');
  assert.match(searchOf(atTheirStep), /&at=/);
  assert.doesNotMatch(searchOf(webContainerGone(atTheirStep, 'off')), /at=/);
});

test('the trace so far is shown while the shown engine runs', () => {
  const running = runTold(runStarted(fresh(), WEBCONTAINER), WEBCONTAINER, HUNG_UP);
  assert.equal(soFarOf(running).length, 0, 'the Lab is shown');
  assert.equal(soFarOf(showTrace(running, WEBCONTAINER)), HUNG_UP);
  const done = answered(running, WEBCONTAINER, '22.22.3', HUNG_UP, 1);
  assert.equal(soFarOf(showTrace(done, WEBCONTAINER)).length, 0, 'the answer takes its place');
  assert.equal(runTold(done, WEBCONTAINER, PROBE_ONLY), done, 'and nothing late changes it');
});

test('an emulation of Node 18 is named as one', () => {
  const emulating = (node: '18.20.8' | '20.0.0') => {
    const scenario = { ...DEFAULTS, node, pool: 'keepalive-false' } as const;
    const lab = answered({ ...fresh(), scenario }, 'lab', node, NEW_CONNECTION, 0);
    return comparisonOf(answered(lab, WEBCONTAINER, '22.22.3', NEW_CONNECTION, 0));
  };
  assert.match(emulating('18.20.8'), /^Both agree.* emulates Node 18’s default agent in it\.$/);
  assert.doesNotMatch(emulating('20.0.0'), /emulates/);
});
