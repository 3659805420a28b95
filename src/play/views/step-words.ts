import { zeroOf } from '../../trace/reading/focus.ts';
import { signedMsText } from '../../trace/words/time-text.ts';
import { wordsOf } from '../../trace/words/words-of.ts';
import { part } from '../dom.ts';
import { listedEventsOf, stepOf, traceOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { moveStep } from '../state/transitions.ts';
import type { Store } from '../store.ts';

/** Shows the present step in words, with buttons to the step before and after it. */
export function showStepWords(root: HTMLElement, store: Store<State>): void {
  const time = part(root, 'time');
  const title = part(root, 'title');
  const sentence = part(root, 'sentence');
  const back = part<HTMLButtonElement>(root, 'back');
  const forward = part<HTMLButtonElement>(root, 'forward');
  store.watch(stepOf, (step, state) => {
    root.hidden = step === undefined;
    if (!step) return;
    const trace = traceOf(state);
    const words = wordsOf(step, trace);
    time.textContent = `${signedMsText(step.t - zeroOf(trace))} ms`;
    title.textContent = words.sentence;
    sentence.textContent = words.why ?? '';
  });
  store.watch(place, (at) => {
    back.disabled = at.startsWith('first');
    forward.disabled = at.endsWith('last');
  });
  back.addEventListener('click', () => store.update((state) => moveStep(state, -1)));
  forward.addEventListener('click', () => store.update((state) => moveStep(state, 1)));
}

/** Is the present step at an end of the list? `first`, `last`, `first last` or empty. */
function place(state: State): string {
  const events = listedEventsOf(state);
  const step = stepOf(state);
  return [step === events[0] && 'first', step === events.at(-1) && 'last']
    .filter(Boolean)
    .join(' ');
}
