import type { RunResult } from '../../engines/engine.ts';
import { formatQuery } from '../../scenario/query.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import { answerOf, hasEdits, runInputOf } from './select.ts';
import type { Answer, State } from './state.ts';

/** The default run, as the Lab gave it when the site was built. */
export type BuiltRun = Pick<RunResult, 'events' | 'exitCode'>;

/**
 * Where the page shows the default run, that of the build answers for it until the Lab here has run it, too: so the page
 * says from the first paint on what it will say then.
 */
export function answeredAtBuild(state: State, { events, exitCode }: BuiltRun): State {
  if (hasEdits(state) || formatQuery(state.scenario) !== formatQuery(DEFAULTS)) return state;
  const input = runInputOf(state);
  const provenance = { engine: 'lab', node: input.node } as const;
  // How long it took is of no interest: no reader has waited for it.
  const result = { provenance, events, exitCode, wallMs: 0 };
  const answer: Answer = { input, result, atBuild: true };
  return { ...state, witnesses: { ...state.witnesses, lab: { phase: 'done', answer } } };
}

/** Is the picture still to be what the page was built with? */
export function isAsBuilt(state: State): boolean {
  const { level, scale, step } = state.view;
  const isOpening = level === 'story' && scale === 'readable' && step === undefined;
  return isOpening && answerOf(state)?.atBuild === true;
}
