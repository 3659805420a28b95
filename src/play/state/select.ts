import type { RunInput } from '../../engines/engine.ts';
import { type Scene, sceneOf as sceneAt } from '../../figures/run/scene.ts';
import { stepAt } from '../../figures/run/steps.ts';
import type { Edits } from '../../scenario/code-link.ts';
import { timeOf } from '../../scenario/process.ts';
import { type Program, programOf as writeProgram } from '../../scenario/program.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { stopOf } from '../../trace/reading/stop.ts';
import { eventsAt } from '../../trace/reading/story.ts';
import type { Trace, TraceEvent } from '../../trace/record/event.ts';
import { traceHash } from '../../trace/record/hash.ts';
import { type Verdict, verdictOf } from '../../trace/words/verdict.ts';
import { memo } from '../memo.ts';
import {
  type Answer,
  type FileName,
  isEditable,
  type KnownCertainty,
  type State,
} from './state.ts';

const NO_EVENTS: Trace = [];

/** What the knobs write. */
export function programOf({ scenario }: State): Program {
  return programFor(scenario);
}
const programFor = memo((scenario: Scenario) => writeProgram(scenario));

/** What the reader sees of a file, which is what runs. */
export function textOf(state: State, file: FileName): string {
  if (file === 'probe.mjs') return state.probe;
  return (isEditable(file) ? state.edits[file] : undefined) ?? programOf(state).files[file];
}

export function hasEdits({ edits }: State): boolean {
  return Object.keys(edits).length > 0;
}

/** What Run would run. The same object for the same text. */
export function runInputOf({ scenario, edits, probe }: State): RunInput {
  return inputFor(scenario, edits, probe);
}
const inputFor = memo(
  (scenario: Scenario, edits: Edits, probe: string): RunInput => ({
    files: { ...programFor(scenario).files, 'probe.mjs': probe, ...edits },
    node: scenario.node,
    fetch: scenario.fetch,
    // The Lab's own time needs no word, so that two programs that are the same are the same.
    ...(scenario.process === 'default' ? {} : { time: timeOf(scenario) }),
  }),
);

/** The answer in the panes, of the engine whose trace is shown. */
export function answerOf({ witnesses, shown }: State): Answer | undefined {
  const witness = witnesses[shown];
  return witness && witness.phase !== 'waiting' ? witness.answer : undefined;
}

export function traceOf(state: State): Trace {
  return answerOf(state)?.result.events ?? NO_EVENTS;
}

/** What the shown engine's run under way has said until now. */
export function soFarOf({ witnesses, shown }: State): Trace {
  const witness = witnesses[shown];
  return witness?.phase === 'running' ? witness.soFar : NO_EVENTS;
}

/** One short name for all that a run did: equal in every browser, and in `race --json`. */
export const traceHashFor = memo(({ result }: Answer): string => traceHash(result.events));

export const verdictFor = oncePerAnswer(
  ({ result }: Answer): Verdict => verdictOf(result.events, result.exitCode),
);

/** Does the answer speak of something else than what is on the page? */
export function isStale(state: State, answer: Answer | undefined): boolean {
  return answer !== undefined && !isSameInput(answer.input, runInputOf(state));
}

function isSameInput(one: RunInput, other: RunInput): boolean {
  if (one === other) return true;
  const names = Object.keys(other.files);
  return (
    one.node === other.node &&
    one.fetch === other.fetch &&
    one.time?.clientPreUs === other.time?.clientPreUs &&
    names.every((name) => one.files[name] === other.files[name])
  );
}

/** The Lab's answer to what is on the page; undefined while there is none, and for the one of the build. */
export function labAnswerOf(state: State): Answer | undefined {
  const witness = state.witnesses.lab;
  if (witness?.phase !== 'done' || witness.answer.atBuild || isStale(state, witness.answer))
    return undefined;
  return witness.answer;
}

/** What is known of an answer's certainty; undefined while it is looked for. */
export function certaintyFor({ certainty }: State, answer: Answer): KnownCertainty | undefined {
  return certainty && isSameInput(certainty.of, answer.input) ? certainty : undefined;
}

/** The shown trace at the shown level, as a picture has it. */
export function sceneOf(state: State): Scene {
  return sceneAt(traceOf(state), state.view.level);
}

/** The events of the shown trace at the shown level. */
export function eventsOf(state: State): Trace {
  return eventsAt(state.view.level, traceOf(state));
}

/**
 * The event in hand: the reader's choice, else the one the run is about. Where the level does not show it,
 * the last one before it that the level does show.
 */
export function stepOf(state: State): TraceEvent | undefined {
  const trace = traceOf(state);
  const step = stepAt(
    sceneOf(state),
    trace.findIndex(({ id }) => id === state.view.step),
  );
  return step && trace[step.place];
}

/** The line of the reader's program that the event in hand belongs to, where the text that ran is still there. */
export function litLineOf(state: State): { file: FileName; line: number } | undefined {
  const step = stepOf(state);
  const answer = answerOf(state);
  const line = step && lineOf(step, traceOf(state));
  if (!answer || !step || line === undefined) return undefined;
  const file = fileOf(step);
  return answer.input.files[file] === textOf(state, file) ? { file, line } : undefined;
}

/** A program may stop before any of its statements has begun: what Node prints of that has the line. */
function lineOf(event: TraceEvent, trace: Trace): number | undefined {
  const stop = stopOf(trace);
  return stop?.event === event ? stop.line : event.line;
}

/** Whose program an event's line number counts in. */
export function fileOf(event: TraceEvent): 'client.mjs' | 'server.mjs' {
  return event.actor === 'server' ? 'server.mjs' : 'client.mjs';
}

/** There are as many answers as witnesses, so remembering the last one is not enough. */
function oncePerAnswer<R>(derive: (answer: Answer) => R): (answer: Answer) => R {
  const known = new WeakMap<Answer, R>();
  return (answer) => {
    const found = known.get(answer) ?? derive(answer);
    known.set(answer, found);
    return found;
  };
}
