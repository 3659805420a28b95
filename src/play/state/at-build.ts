import type { RunResult } from '../../engines/engine.ts';
import { isSameInput } from '../run-input.ts';
import { runInputOf, shownAnswerOf } from './select.ts';
import { type Answer, isForeign, type State } from './state.ts';

/** The run that a page is built with, which the Lab made when the site was built, and its program. */
export type BuiltRun = Pick<RunResult, 'events' | 'exitCode'> & Pick<State, 'scenario' | 'edits'>;

/**
 * Where the page shows the program of that run, the run is its answer until the Lab here has run it. So the first paint
 * shows the verdict that stays.
 */
export function answeredAtBuild(state: State, { scenario, edits, ...run }: BuiltRun): State {
  const input = runInputOf(state);
  if (isForeign(state) || !isSameInput(input, runInputOf({ ...state, scenario, edits })))
    return state;
  const provenance = { engine: 'lab', node: input.node } as const;
  // The time is not shown, because no reader has waited for this run.
  const answer: Answer = { input, result: { ...run, provenance, wallMs: 0 }, atBuild: true };
  return { ...state, engines: { ...state.engines, lab: { phase: 'done', answer } } };
}

/** Does the page still show the picture that it is built with? */
export function isAsBuilt(state: State): boolean {
  const { level, scale, step } = state.view;
  const isOpening = level === 'story' && scale === 'readable' && step === undefined;
  return isOpening && shownAnswerOf(state)?.atBuild === true;
}

/** Is there no answer yet, and one to come without a press of Run? */
export function isAwaiting(state: State): boolean {
  const { lab } = state.engines;
  const isUnderWay = lab?.phase === 'waiting' || lab?.phase === 'running';
  return isUnderWay && !isForeign(state) && shownAnswerOf(state) === undefined;
}
