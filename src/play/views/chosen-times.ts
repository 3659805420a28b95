import { chosenSentences, readChosen } from '../../exploration/orders/chosen-words.ts';
import { delaysOf } from '../../scenario/order-delays.ts';
import { DEFAULTS, type Scenario } from '../../scenario/scenario.ts';
import { part } from '../dom.ts';
import { labAnswerOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

interface ChosenTimes {
  readonly page: HTMLElement;
  readonly store: Store<State>;
  readonly turn: (scenario: Scenario) => void;
}

/**
 * Shows which times of the Lab's run were chosen, and the way back to the same program without them.
 */
export function showChosenTimes({ page, store, turn }: ChosenTimes): void {
  const root = part(page, 'chosen');
  const words = part(root, 'chosen-words');
  store.watch(sentenceOf, (sentence) => {
    words.textContent = sentence;
    root.hidden = sentence === '';
  });
  part(root, 'unchoose').addEventListener('click', () => {
    turn({ ...store.state.scenario, order: DEFAULTS.order });
  });
}

function sentenceOf(state: State): string {
  const delays = delaysOf(state.scenario.order);
  const answer = labAnswerOf(state);
  if (!delays) return '';
  if (!answer) return 'Times of this run are chosen.';
  const taken = readChosen(answer.result.chosen, delays);
  return [...chosenSentences(Object.keys(delays), taken), KEPT].join(' ');
}

const KEPT =
  'Everything else takes what it takes in the model. A real process takes its own times, so the record and the WebContainer say nothing here, and other times are not tried. The command “prove” with --replay puts such times onto a real Node.';
