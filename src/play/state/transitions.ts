import type { EngineError, EngineId } from '../../engines/engine.ts';
import type { Scale } from '../../figures/run/clock.ts';
import { narrowerRange, widerRange } from '../../figures/run/range.ts';
import { EDITABLE_FILES, type EditableFile, type Edits } from '../../scenario/code-link.ts';
import { programOf as programFor } from '../../scenario/program.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { stopOf } from '../../trace/reading/stop.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { isSameInput } from '../run-input.ts';
import {
  fileOfEvent,
  hasEdits,
  listedEventsOf,
  runInputOf,
  sceneStepOf,
  shownProgramOf,
  shownRangeOf,
  shownSceneOf,
  stepOf,
  traceOf,
} from './select.ts';
import {
  type Answer,
  type Arrival,
  type Dropped,
  type EngineState,
  type FileName,
  isForeign,
  type KnownCertainty,
  type Pane,
  type Panel,
  type State,
  stateFrom,
} from './state.ts';

/** Turns knobs to another scenario. If that would overwrite the reader's text, it asks first. */
export function turnTo(state: State, scenario: Scenario): State {
  const files = overwritten(state, scenario);
  if (files.length > 0) return { ...state, question: { scenario, files } };
  return { ...state, scenario, notes: [], question: undefined };
}

/** Goes to a preset. A preset brings its own programs, so it asks first if anything is edited. */
export function goTo(state: State, scenario: Scenario): State {
  const files = EDITABLE_FILES.filter((file) => state.edits[file] !== undefined);
  return files.length > 0 ? { ...state, question: { scenario, files } } : turnTo(state, scenario);
}

/** The edited files that the knobs would now write differently. */
function overwritten(state: State, scenario: Scenario): EditableFile[] {
  const before = shownProgramOf(state).files;
  const after = programFor(scenario).files;
  return EDITABLE_FILES.filter(
    (file) => state.edits[file] !== undefined && before[file] !== after[file],
  );
}

/** Takes the new program: the edits in question are dropped. */
export function takeNew(state: State): State {
  if (!state.question) return state;
  const { scenario, files } = state.question;
  return {
    ...state,
    dropped: droppedFrom(state),
    scenario,
    notes: [],
    question: undefined,
    edits: without(state.edits, files),
  };
}

/**
 * Keeps the edits. The rest of the change takes effect, such as a release or the other file. If
 * nothing would change, the knob goes back, because the knobs have to describe what runs.
 */
export function keepEdits(state: State): State {
  if (!state.question) return state;
  const turned = { ...state, scenario: state.question.scenario, question: undefined, notes: [] };
  return sameRun(turned, state) ? { ...state, question: undefined } : turned;
}

function sameRun(one: State, other: State): boolean {
  return JSON.stringify(runInputOf(one)) === JSON.stringify(runInputOf(other));
}

function without(edits: Edits, files: readonly EditableFile[]): Edits {
  return Object.fromEntries(
    Object.entries(edits).filter(([file]) => !files.includes(file as EditableFile)),
  );
}

/**
 * The reader typed. A text that equals what the knobs write is no edit. Code that came with a link
 * stays foreign until the reader runs it.
 */
export function edit(state: State, file: EditableFile, text: string): State {
  const rest = without(state.edits, [file]);
  const edits = text === shownProgramOf(state).files[file] ? rest : { ...rest, [file]: text };
  const author = hasEdits(state) ? state.author : 'reader';
  return { ...state, edits, author, dropped: undefined };
}

/** Drops all edits, so that the program is what the knobs write. Undo brings them back. */
export function reset(state: State): State {
  const dropped = droppedFrom(state);
  return { ...state, edits: {}, author: 'reader', question: undefined, dropped };
}

function droppedFrom({ edits, author, scenario }: State): Dropped {
  return { edits, author, scenario };
}

/** Brings back the text that Reset or a knob took away, and the knobs that it was written for. */
export function undoDrop(state: State): State {
  return state.dropped
    ? { ...state, ...state.dropped, dropped: undefined, question: undefined, notes: [] }
    : state;
}

/** Another address, by a link or the browser's Back. The last run and the reader's view stay. */
export function arriveAt(state: State, arrival: Arrival): State {
  const { engines, before, certainty, view, probe, consent, startup, shown } = state;
  const arrived = stateFrom(arrival, probe, consent);
  const panel = isForeign(arrived) ? 'program' : view.panel;
  const kept = { engines, before, certainty, startup, shown };
  return { ...arrived, ...kept, view: { ...view, panel, step: arrival.step } };
}

/* ---- where the reader looks ------------------------------------------------------------------------- */

export function openFile(state: State, file: FileName): State {
  return { ...state, view: { ...state.view, file } };
}

export function openPanel(state: State, panel: Panel): State {
  return { ...state, view: { ...state.view, panel } };
}

export function showBefore(state: State, before: boolean): State {
  return state.view.before === before ? state : { ...state, view: { ...state.view, before } };
}

/** Shows a narrower or wider part of the run, around the present step. */
export function zoom(state: State, to: 'in' | 'out'): State {
  const next = to === 'in' ? narrowerRange : widerRange;
  const range = next(shownSceneOf(state), shownRangeOf(state), sceneStepOf(state)?.place ?? 0);
  return { ...state, view: { ...state.view, range } };
}

export function openPane(state: State, pane: Pane): State {
  return { ...state, view: { ...state.view, pane } };
}

export function setLevel(state: State, level: Level): State {
  return { ...state, view: { ...state.view, level } };
}

export function setScale(state: State, scale: Scale): State {
  return { ...state, view: { ...state.view, scale } };
}

/** Shows a step, and opens the file that its line belongs to. */
export function selectStep(state: State, id: string): State {
  const step = traceOf(state).find((event) => event.id === id);
  if (!step) return state;
  const file = step.line === undefined ? state.view.file : fileOfEvent(step);
  return { ...state, view: { ...state.view, file, step: id } };
}

/** Goes back to the step that the run is about. */
export function selectDecisive(state: State): State {
  return { ...state, view: { ...state.view, step: undefined } };
}

/**
 * Shows what a line of the program did: the next of its events after the present step, or else its first. Nothing
 * changes when the level shows no event of that line.
 * @param line 1-based
 */
export function selectLine(state: State, file: FileName, line: number): State {
  const trace = traceOf(state);
  const ofLine = listedEventsOf(state).filter(
    (event) => event.line === line && fileOfEvent(event) === file,
  );
  const step = stepOf(state);
  const now = step ? trace.indexOf(step) : -1;
  const next = ofLine.find((event) => trace.indexOf(event) > now) ?? ofLine[0];
  return next ? selectStep(state, next.id) : state;
}

/* ---- what the engines say ---------------------------------------------------------------------------- */

/** The reader asked for this run, so its code is theirs from now on. */
export function runStarted(state: State, engine: EngineId): State {
  return setEngineState({ ...state, author: 'reader' }, engine, {
    phase: 'running',
    slow: false,
    loading: true,
    soFar: [],
    answer: lastAnswer(state, engine),
  });
}

/** The parts of the engine are there, so the program begins. */
export function runLoaded(state: State, engine: EngineId): State {
  const engineState = state.engines[engine];
  return engineState?.phase === 'running'
    ? setEngineState(state, engine, { ...engineState, loading: false })
    : state;
}

/** The reader pressed Stop. The answer from before stays. */
export function runStopped(state: State, engine: EngineId): State {
  return state.engines[engine]?.phase === 'running'
    ? setEngineState(state, engine, { phase: 'stopped', answer: lastAnswer(state, engine) })
    : state;
}

export function runSlow(state: State, engine: EngineId): State {
  const engineState = state.engines[engine];
  return engineState?.phase === 'running'
    ? setEngineState(state, engine, { ...engineState, slow: true })
    : state;
}

export function runTold(state: State, engine: EngineId, soFar: Trace): State {
  const engineState = state.engines[engine];
  return engineState?.phase === 'running'
    ? setEngineState(state, engine, { ...engineState, soFar })
    : state;
}

export function runAnswered(state: State, engine: EngineId, answer: Answer): State {
  const next = {
    ...setEngineState(state, engine, { phase: 'done', answer }),
    ...(engine === 'lab' ? { before: beforeOf(state, answer) } : {}),
  };
  // A link with a step is about the first answer, so that answer keeps the step. A later answer is
  // another run.
  const last = lastAnswer(state, engine);
  const isFirst = last === undefined || last.atBuild === true;
  if (engine !== state.shown) return next;
  const view = { ...next.view, range: undefined };
  const shown = { ...next, view: isFirst ? view : { ...view, step: undefined } };
  return stopOf(answer.result.events) && shown.view.step === undefined ? atStop(shown) : shown;
}

/** The last answer to another program than this one. Running the same program again changes nothing. */
function beforeOf(state: State, { input }: Answer): Answer | undefined {
  const last = lastAnswer(state, 'lab');
  return last && !isSameInput(last.input, input) ? last : state.before;
}

/** The program threw, so this opens what Node printed and the file that it names. */
function atStop(state: State): State {
  return { ...state, view: { ...state.view, file: 'client.mjs', pane: 'output' } };
}

export function runFailed(
  state: State,
  engine: EngineId,
  error: Pick<EngineError, 'code' | 'message' | 'remedy'>,
): State {
  const { code, message, remedy } = error;
  const answer = lastAnswer(state, engine);
  return setEngineState(state, engine, { phase: 'failed', code, message, remedy, answer });
}

/**
 * The certainty is stored together with its program, so it counts only while the same program
 * answers.
 */
export function certaintyFound(state: State, certainty: KnownCertainty): State {
  return { ...state, certainty };
}

function setEngineState(state: State, engine: EngineId, engineState: EngineState): State {
  return { ...state, engines: { ...state.engines, [engine]: engineState } };
}

function lastAnswer(state: State, engine: EngineId): Answer | undefined {
  const engineState = state.engines[engine];
  return engineState && engineState.phase !== 'waiting' ? engineState.answer : undefined;
}
