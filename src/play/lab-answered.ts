import { labAnswerOf } from './state/select.ts';
import type { Answer, State } from './state/state.ts';
import type { Store } from './store.ts';

/**
 * The element of the playground dispatches this when the Lab has answered, for a page that wants to
 * know what came of a run: with the files that ran, the trace and the exit code.
 */
const LAB_ANSWERED = 'lab-answered';
export type LabAnsweredName = typeof LAB_ANSWERED;

export type LabAnswered = CustomEvent<Answer>;

export function tellAnswers(page: HTMLElement, store: Store<State>): void {
  store.watch(labAnswerOf, (answer) => {
    if (answer) page.dispatchEvent(new CustomEvent(LAB_ANSWERED, { detail: answer }));
  });
}
