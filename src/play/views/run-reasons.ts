import { part } from '../dom.ts';
import { isStale, shownAnswerOf, verdictFor } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows the reasons of the verdict under the picture. The verdict line has room for the first one only, so it is not
 * repeated for the Lab.
 */
export function showRunReasons(root: HTMLElement, store: Store<State>): void {
  const reasons = part(root, 'reasons');
  store.watch(reasonsIn, (text) => {
    reasons.textContent = text;
  });
}

function reasonsIn(state: State): string {
  const answer = shownAnswerOf(state);
  if (!answer || isStale(state, answer)) return '';
  return verdictFor(answer).reasons.slice(1).join(' ');
}
