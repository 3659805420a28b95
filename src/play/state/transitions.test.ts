import assert from 'node:assert/strict';
import { test } from 'node:test';
import { programOf } from '../../scenario/program.ts';
import { DEFAULTS, type Scenario } from '../../scenario/scenario.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { HUNG_UP } from '../../trace/testing/runs.ts';
import {
  certaintyFor,
  isStale,
  labAnswerOf,
  listedEventsOf,
  litLineOf,
  progressOf,
  runInputOf,
  shownRangeOf,
  stepOf,
  textOfFile,
  traceOf,
  verdictFor,
} from './select.ts';
import { type Answer, type State, stateFrom } from './state.ts';
import { ARRIVAL } from './testing.ts';
import {
  arriveAt,
  certaintyFound,
  edit,
  goTo,
  keepEdits,
  openFile,
  reset,
  runAnswered,
  runFailed,
  runLoaded,
  runSlow,
  runStarted,
  runStopped,
  selectDecisive,
  selectLine,
  selectStep,
  setLevel,
  takeNew,
  turnTo,
  undoDrop,
  zoom,
} from './transitions.ts';

const fresh = stateFrom(ARRIVAL, '// probe', 'on-run');
const turned = (changes: Partial<Scenario>): Scenario => ({ ...DEFAULTS, ...changes });
const mine = (state: State) => edit(state, 'client.mjs', '// mine\n');

const answer = (state: State): Answer => ({
  input: runInputOf(state),
  result: {
    provenance: { engine: 'lab', node: '20.0.0' },
    events: HUNG_UP,
    exitCode: 1,
    wallMs: 1,
  },
});
const answered = (state: State) => runAnswered(runStarted(state, 'lab'), 'lab', answer(state));

test('a preset brings its own programs, so it asks before it overwrites an edit, even if no knob moves', () => {
  const asked = goTo(mine(fresh), DEFAULTS);
  assert.deepEqual(asked.question?.files, ['client.mjs']);
  assert.deepEqual(takeNew(asked).edits, {});
  assert.equal(keepEdits(asked).edits['client.mjs'], '// mine\n');
  assert.equal(goTo(fresh, turned({ gap: 'timeout0' })).scenario.gap, 'timeout0');
});

test('what is on the page is what runs', () => {
  const { files } = runInputOf(mine(turnTo(fresh, turned({ fin: '5ms' }))));
  assert.equal(files['client.mjs'], '// mine\n');
  assert.equal(files['server.mjs'], programOf(turned({ fin: '5ms' })).files['server.mjs']);
  assert.equal(files['probe.mjs'], '// probe');
});

test('a knob that does not change the edited file asks nothing', () => {
  const state = turnTo(mine(fresh), turned({ fin: '5ms' }));
  assert.equal(state.question, undefined);
  assert.equal(textOfFile(state, 'client.mjs'), '// mine\n');
});

test('a knob that would overwrite an edit asks first, and changes nothing yet', () => {
  const state = turnTo(mine(fresh), turned({ gap: 'timeout0' }));
  assert.deepEqual(state.question?.files, ['client.mjs']);
  assert.equal(state.scenario, DEFAULTS);
  assert.equal(textOfFile(state, 'client.mjs'), '// mine\n');
});

test('taking the new program drops the edits in question and no others', () => {
  const both = edit(mine(fresh), 'server.mjs', '// mine too\n');
  const state = takeNew(turnTo(both, turned({ gap: 'timeout0' })));
  assert.equal(state.scenario.gap, 'timeout0');
  assert.deepEqual(state.edits, { 'server.mjs': '// mine too\n' });
});

test('keeping an edit turns a knob back that would change nothing else', () => {
  const state = keepEdits(turnTo(mine(fresh), turned({ gap: 'timeout0' })));
  assert.equal(state.scenario.gap, 'none');
  assert.equal(state.question, undefined);
});

test('keeping an edit lets the rest of the change take effect', () => {
  const state = keepEdits(turnTo(mine(fresh), turned({ gap: 'timeout0', node: '18.20.8' })));
  assert.equal(state.scenario.node, '18.20.8');
  assert.equal(textOfFile(state, 'client.mjs'), '// mine\n');
});

test('typing the generated text again is no edit, and an emptied file is one', () => {
  const generated = programOf(DEFAULTS).files['client.mjs'];
  assert.deepEqual(edit(mine(fresh), 'client.mjs', generated).edits, {});
  assert.equal(textOfFile(edit(fresh, 'client.mjs', ''), 'client.mjs'), '');
});

test('code from a link stays foreign while the reader types in it, and is theirs once they run it', () => {
  const foreign = stateFrom(
    { ...ARRIVAL, edits: { 'client.mjs': '// theirs\n' }, author: 'link' },
    '',
    'on-run',
  );
  assert.equal(edit(foreign, 'client.mjs', '// theirs!\n').author, 'link');
  assert.equal(runStarted(foreign, 'lab').author, 'reader');
  assert.equal(edit(reset(foreign), 'client.mjs', '// mine\n').author, 'reader');
});

test('an answer is stale as soon as something else would run', () => {
  const state = answered(fresh);
  const last = answer(fresh);
  assert.equal(isStale(state, last), false);
  assert.equal(isStale(mine(state), last), true);
  assert.equal(isStale(turnTo(state, turned({ node: '18.20.8' })), last), true);
});

test('after a failed run the last answer stays', () => {
  const state = runFailed(runStarted(answered(fresh), 'lab'), 'lab', {
    code: 'c',
    message: 'm',
    remedy: 'r',
  });
  assert.equal(state.engines.lab?.phase, 'failed');
  assert.equal(listedEventsOf(state).length > 0, true);
});

test('the first step shown is the decisive write, and the reader can go back to it', () => {
  const state = answered(fresh);
  assert.equal(stepOf(state)?.id, 'write.2');
  const first = listedEventsOf(state)[0]!;
  assert.equal(stepOf(selectStep(state, first.id)), first);
  assert.equal(stepOf(selectDecisive(selectStep(state, first.id)))?.id, 'write.2');
});

test('a line leads to its events, one after the other, and a line without events to none', () => {
  const state = setLevel(answered(fresh), 'everything');
  const ofLine = listedEventsOf(state).filter(
    ({ line, actor }) => line !== undefined && actor === 'client',
  );
  const line = ofLine[0]!.line!;
  const same = ofLine.filter((event) => event.line === line);
  const start = selectStep(state, listedEventsOf(state)[0]!.id);
  const once = selectLine(start, 'client.mjs', line);
  assert.equal(stepOf(once)?.line, line);
  const last = selectStep(state, same.at(-1)!.id);
  assert.equal(stepOf(selectLine(last, 'client.mjs', line)), same[0]);
  assert.equal(selectLine(state, 'client.mjs', 999), state);
});

test('Stop keeps the answer from before, and ends only a run that is under way', () => {
  const stopped = runStopped(runStarted(answered(fresh), 'lab'), 'lab');
  assert.equal(stopped.engines.lab?.phase, 'stopped');
  assert.equal(traceOf(stopped), HUNG_UP);
  const done = answered(fresh);
  assert.equal(runStopped(done, 'lab'), done);
});

test('a slow run is told as loading until the parts of the engine are there', () => {
  const started = runStarted(fresh, 'lab');
  assert.equal(progressOf(started, 'lab'), 'idle');
  const slow = runSlow(started, 'lab');
  assert.equal(progressOf(slow, 'lab'), 'loading');
  assert.equal(progressOf(runLoaded(slow, 'lab'), 'lab'), 'running');
  assert.equal(progressOf(answered(slow), 'lab'), 'idle');
});

test('the run before the last change is kept, and running the same again does not replace it', () => {
  const first = answered(fresh);
  assert.equal(first.before, undefined);
  const second = answered(turnTo(first, turned({ node: '22.23.3' })));
  assert.equal(second.before?.input.node, DEFAULTS.node);
  assert.equal(answered(second).before, second.before);
});

test('zooming shows fewer steps around the present one, and out again all of them', () => {
  const state = setLevel(answered(fresh), 'everything');
  const near = zoom(state, 'in');
  const range = shownRangeOf(near);
  const place = HUNG_UP.indexOf(stepOf(near)!);
  assert.ok(range && range.from <= place && place <= range.to);
  const far = selectStep(near, HUNG_UP[0]!.id);
  assert.equal(shownRangeOf(far)?.from, 0);
  let out = near;
  for (let times = 0; times < 10; times += 1) out = zoom(out, 'out');
  assert.equal(out.view.range, undefined);
  assert.equal(answered(near).view.range, undefined, 'another run is shown whole');
});

test('Undo brings back what Reset or a knob took away, until the reader types again', () => {
  const edited = mine(fresh);
  const undone = undoDrop(reset(edited));
  assert.deepEqual(undone.edits, edited.edits);
  assert.equal(undone.dropped, undefined);
  const taken = takeNew(turnTo(edited, turned({ gap: 'timeout0' })));
  assert.deepEqual(undoDrop(taken).edits, edited.edits);
  assert.equal(undoDrop(taken).scenario, fresh.scenario);
  assert.equal(edit(reset(edited), 'client.mjs', '// new\n').dropped, undefined);
  assert.equal(undoDrop(fresh), fresh);
});

test('a program from a link is shown first on a narrow screen', () => {
  const edits = { 'client.mjs': '// theirs\n' };
  assert.equal(
    stateFrom({ ...ARRIVAL, edits, author: 'link' }, '', 'on-run').view.panel,
    'program',
  );
  assert.equal(stateFrom({ ...ARRIVAL, edits }, '', 'on-run').view.panel, 'picture');
  assert.equal(arriveAt(fresh, { ...ARRIVAL, edits, author: 'link' }).view.panel, 'program');
});

test('a level that does not show the present step goes back to one that it shows', () => {
  const state = answered(fresh);
  const everything = setLevel(state, 'everything');
  const hidden = HUNG_UP.find((event) => !listedEventsOf(state).includes(event))!;
  const story = setLevel(selectStep(everything, hidden.id), 'story');
  assert.equal(listedEventsOf(story).includes(stepOf(story)!), true);
});

test('a line is lit only while the shown text is the text that ran', () => {
  const withLine = answered(fresh);
  const event = HUNG_UP.find(({ line }) => line !== undefined)!;
  const state = selectStep(setLevel(withLine, 'everything'), event.id);
  assert.equal(litLineOf(state)?.line, event.line);
  assert.equal(litLineOf(mine(state)), undefined);
});

test('for a program that throws, the cursor, the words and the lit line are at the throw, and Output is open', () => {
  const error = { name: 'SyntaxError', message: "Unexpected token ';'" };
  const events = nameEvents([
    { kind: 'phase', t: 0, actor: 'client', phase: 'main', turn: 0 },
    { kind: 'uncaught', t: 5, actor: 'client', error },
    {
      kind: 'output',
      t: 5,
      actor: 'client',
      stream: 'stderr',
      text: 'file:///app/client.mjs:2\nconst a = ;\n',
    },
    { kind: 'exit', t: 5, actor: 'client', code: 1 },
  ]);
  const { input, result } = answer(fresh);
  const threw: Answer = { input, result: { ...result, events } };
  const before = openFile(selectStep(answered(fresh), 'write.1'), 'server.mjs');
  const state = runAnswered(runStarted(before, 'lab'), 'lab', threw);
  assert.equal(stepOf(state)?.kind, 'uncaught');
  assert.equal(state.view.pane, 'output');
  assert.deepEqual(litLineOf(state), { file: 'client.mjs', line: 2 });
  assert.equal(
    verdictFor(threw).headline,
    "The program stopped in line 2: SyntaxError: Unexpected token ';'",
  );
  assert.equal(answered(fresh).view.pane, 'events', 'a request that fails opens nothing');
});

test('another address brings its own program, and the last run stays until the next one', () => {
  const state = arriveAt(mine(answered(fresh)), {
    ...ARRIVAL,
    scenario: turned({ fetch: '2.7.0' }),
  });
  assert.deepEqual(state.edits, {});
  assert.equal(state.scenario.fetch, '2.7.0');
  assert.equal(listedEventsOf(state).length > 0, true);
});

test('what is known about an answer’s certainty stays while the same program answers', () => {
  const state = answered(fresh);
  const first = labAnswerOf(state);
  assert.ok(first);
  assert.equal(certaintyFor(state, first), undefined);
  const known = {
    of: first.input,
    found: { certain: true, isFinTried: true, trials: 1 },
  } as const;
  const found = certaintyFound(state, known);
  assert.equal(certaintyFor(found, first), known);
  const again = answered(found);
  assert.equal(certaintyFor(again, labAnswerOf(again) ?? first), known);
  for (const changes of [{ process: 'cold' }, { gap: 'timeout0' }, { node: '24.22.3' }] as const) {
    const other = turnTo(found, turned(changes));
    assert.equal(labAnswerOf(other), undefined, 'the answer is another program’s');
    const next = answered(other);
    assert.equal(certaintyFor(next, labAnswerOf(next) ?? first), undefined);
  }
});

test('the answer that the page is built with does not count as the Lab’s own', () => {
  const state = runAnswered(fresh, 'lab', { ...answer(fresh), atBuild: true });
  assert.equal(labAnswerOf(state), undefined);
});

test('the speed of the client is part of what runs', () => {
  assert.equal('time' in runInputOf(fresh), false);
  const cold = runInputOf(turnTo(fresh, turned({ process: 'cold' })));
  assert.equal(cold.time?.clientPreUs, 7_000);
});
