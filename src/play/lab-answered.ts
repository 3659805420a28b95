import type { Answer } from './state/state.ts';

/**
 * The element of the playground dispatches this when the Lab has answered, for a page that wants to
 * know what came of a run: with the files that ran, the trace and the exit code. The run that the
 * page was built with counts.
 */
export const LAB_ANSWERED = 'lab-answered';

export type LabAnswered = CustomEvent<Answer>;
