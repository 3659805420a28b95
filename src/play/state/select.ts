import type { EngineId, RunInput } from '../../engines/engine.ts';
import { rangeWith } from '../../figures/run/range.ts';
import type { PlaceRange } from '../../figures/run/scene/part.ts';
import type { Step } from '../../figures/run/scene/steps.ts';
import { type Scene, sceneOf as sceneAt } from '../../figures/run/scene.ts';
import { stepAt } from '../../figures/run/steps.ts';
import { type Program, programOf as writeProgram } from '../../scenario/program.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { stopOf } from '../../trace/reading/stop.ts';
import { eventsAt } from '../../trace/reading/story.ts';
import type { Trace, TraceEvent } from '../../trace/record/event.ts';
import { traceHash } from '../../trace/record/hash.ts';
import { type Verdict, verdictOf } from '../../trace/words/verdict.ts';
import { isSameInput, runInputFor } from '../run-input.ts';
import { memo } from '../store.ts';
import {
  type Answer,
  type FileName,
  isEditable,
  type KnownCertainty,
  type State,
} from './state.ts';

const NO_EVENTS: Trace = [];

/** The program that the knobs write. */
export function shownProgramOf({ scenario }: State): Program {
  return programFor(scenario);
}
const programFor = memo((scenario: Scenario) => writeProgram(scenario));

/** The text of a file as the reader sees it, which is also what runs. */
export function textOfFile(state: State, file: FileName): string {
  if (file === 'probe.mjs') return state.probe;
  return (isEditable(file) ? state.edits[file] : undefined) ?? shownProgramOf(state).files[file];
}

export function hasEdits({ edits }: State): boolean {
  return Object.keys(edits).length > 0;
}

/** What Run would run. The same texts give the same object. */
export function runInputOf({ scenario, edits, probe }: State): RunInput {
  return inputFor(scenario, edits, probe);
}
const inputFor = memo(runInputFor);

/** The answer in the panes, which is from the engine whose trace is shown. */
export function shownAnswerOf({ engines, shown }: State): Answer | undefined {
  const engineState = engines[shown];
  return engineState && engineState.phase !== 'waiting' ? engineState.answer : undefined;
}

export function traceOf(state: State): Trace {
  return shownAnswerOf(state)?.result.events ?? NO_EVENTS;
}

/** The trace so far of the shown engine's run under way. */
export function soFarOf({ engines, shown }: State): Trace {
  const engineState = engines[shown];
  return engineState?.phase === 'running' ? engineState.soFar : NO_EVENTS;
}

/**
 * A short name for everything that a run did. It is equal in every browser, and in `race --json`.
 */
export const traceHashFor = memo(({ result }: Answer): string => traceHash(result.events));

export const verdictFor = oncePerAnswer(
  ({ result }: Answer): Verdict => verdictOf(result.events, result.exitCode),
);

/** Is the answer from another program than the one on the page? */
export function isStale(state: State, answer: Answer | undefined): boolean {
  return answer !== undefined && !isSameInput(answer.input, runInputOf(state));
}

/**
 * The Lab's own answer to the program on the page. Undefined while there is none, and for the run
 * of the build.
 */
export function labAnswerOf(state: State): Answer | undefined {
  return state.engines.lab?.phase === 'done' ? sayingAnswerOf(state) : undefined;
}

/** The same, and while the program runs again its last answer, which stays until there is the next one. */
export function sayingAnswerOf(state: State): Answer | undefined {
  const engineState = state.engines.lab;
  if (engineState?.phase !== 'done' && engineState?.phase !== 'running') return undefined;
  const { answer } = engineState;
  return answer?.atBuild || isStale(state, answer) ? undefined : answer;
}

/** What is known about an answer's certainty. Undefined during the search. */
export function certaintyFor({ certainty }: State, answer: Answer): KnownCertainty | undefined {
  return certainty && isSameInput(certainty.of, answer.input) ? certainty : undefined;
}

/** The shown trace at the shown level, as a scene that can be drawn. */
export function shownSceneOf(state: State): Scene {
  return sceneAt(traceOf(state), state.view.level);
}

/** The part of the run that the picture shows. It always has the present step. */
export function shownRangeOf(state: State): PlaceRange | undefined {
  const { range } = state.view;
  return range && rangeWith(shownSceneOf(state), range, sceneStepOf(state)?.place ?? 0);
}

/**
 * The run before the last change, at the shown level, while the reader wants to see it in the picture. It is the
 * Lab's, so it stands beside the Lab's run only.
 */
export function ghostSceneOf({ before, shown, view }: State): Scene | undefined {
  return view.before && before && shown === 'lab'
    ? sceneAt(before.result.events, view.level)
    : undefined;
}

/** The events of the shown trace at the shown level. */
export function listedEventsOf(state: State): Trace {
  return eventsAt(state.view.level, traceOf(state));
}

/**
 * The step that is shown: the reader's choice, else the step that the run is about. If the level
 * does not show it, the last step before it that the level shows.
 */
export function stepOf(state: State): TraceEvent | undefined {
  const step = sceneStepOf(state);
  return step && traceOf(state)[step.place];
}

/** The same as a step of the scene that is drawn. */
export function sceneStepOf(state: State): Step | undefined {
  return stepIn(shownSceneOf(state), traceOf(state), state.view.step);
}
const stepIn = memo((scene: Scene, trace: Trace, id: string | undefined) =>
  stepAt(
    scene,
    trace.findIndex((event) => event.id === id),
  ),
);

/**
 * The line of the reader's program that the present step belongs to. Undefined when the text has
 * changed since the run.
 */
export function litLineOf(state: State): { file: FileName; line: number } | undefined {
  const step = stepOf(state);
  const answer = shownAnswerOf(state);
  const line = step && lineOf(step, traceOf(state));
  if (!answer || !step || line === undefined) return undefined;
  const file = fileOfEvent(step);
  return answer.input.files[file] === textOfFile(state, file) ? { file, line } : undefined;
}

/**
 * A program may stop before its first statement. Then no event has a line, and the line is taken
 * from what Node printed.
 */
function lineOf(event: TraceEvent, trace: Trace): number | undefined {
  const stop = stopOf(trace);
  return stop?.event === event ? stop.line : event.line;
}

/**
 * Where in client.mjs the program stopped. Undefined when it did not stop by an error of its own, when the trace does
 * not show the line, or when the text has changed since.
 */
export function stopPlaceOf(state: State): { event: string; line: number } | undefined {
  const answer = shownAnswerOf(state);
  return answer && !isStale(state, answer) ? stopPlaceIn(answer.result.events) : undefined;
}
const stopPlaceIn = memo((trace: Trace) => {
  const stop = stopOf(trace);
  return stop?.line === undefined || stop.file !== undefined
    ? undefined
    : { event: stop.event.id, line: stop.line };
});

/**
 * How far a run of an engine is, once it takes so long that the reader should be told. A faster run shows only its
 * answer.
 */
export function progressOf({ engines }: State, engine: EngineId): 'idle' | 'loading' | 'running' {
  const engineState = engines[engine];
  if (engineState?.phase !== 'running' || !engineState.slow) return 'idle';
  return engineState.loading ? 'loading' : 'running';
}

/** The file that an event's line number counts in. */
export function fileOfEvent(event: TraceEvent): 'client.mjs' | 'server.mjs' {
  return event.actor === 'server' ? 'server.mjs' : 'client.mjs';
}

/**
 * Remembers a result for each answer. memo() is not enough, because every engine has an answer of
 * its own.
 */
function oncePerAnswer<R>(derive: (answer: Answer) => R): (answer: Answer) => R {
  const known = new WeakMap<Answer, R>();
  return (answer) => {
    const found = known.get(answer) ?? derive(answer);
    known.set(answer, found);
    return found;
  };
}
