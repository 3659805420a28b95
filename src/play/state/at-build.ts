import type { RunResult } from '../../engines/engine.ts';
import { formatQuery } from '../../scenario/query.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import { hasEdits, runInputOf, shownAnswerOf } from './select.ts';
import type { Answer, State } from './state.ts';

/** The default run, which the Lab made when the site was built. */
export type BuiltRun = Pick<RunResult, 'events' | 'exitCode'>;

/**
 * Where the page shows the default scenario, the run of the build is its answer until the Lab here
 * has run it. So the first paint shows the verdict that stays.
 */
export function answeredAtBuild(state: State, { events, exitCode }: BuiltRun): State {
  if (hasEdits(state) || formatQuery(state.scenario) !== formatQuery(DEFAULTS)) return state;
  const input = runInputOf(state);
  const provenance = { engine: 'lab', node: input.node } as const;
  // The time is not shown, because no reader has waited for this run.
  const result = { provenance, events, exitCode, wallMs: 0 };
  const answer: Answer = { input, result, atBuild: true };
  return { ...state, engines: { ...state.engines, lab: { phase: 'done', answer } } };
}

/** Does the page still show the picture that it is built with? */
export function isAsBuilt(state: State): boolean {
  const { level, scale, step } = state.view;
  const isOpening = level === 'story' && scale === 'readable' && step === undefined;
  return isOpening && shownAnswerOf(state)?.atBuild === true;
}
