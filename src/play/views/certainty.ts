import { certaintyText, dependenceText } from '../../exploration/words.ts';
import { certaintyFor, sayingAnswerOf, verdictFor } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows under the verdict what the Lab's answer depends on, or within which times it stays. It
 * comes later, because the verdict does not wait for it.
 */
export function showCertainty(root: HTMLElement, store: Store<State>): void {
  store.watch(sentenceOf, (sentence) => {
    root.textContent = sentence;
  });
}

function sentenceOf(state: State): string {
  const answer = sayingAnswerOf(state);
  // What is said of chosen times comes with the rest (chosen-times.ts).
  if (!answer || answer.input.order) return '';
  const known = certaintyFor(state, answer);
  if (!known) return 'Trying it at other speeds …';
  const { found } = known;
  const { failed, headline } = verdictFor(answer);
  const text =
    found.certain === false
      ? dependenceText(found, answer.result.events, failed ? headline : 'answered')
      : certaintyText(found);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
