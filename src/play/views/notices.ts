import { type Edits, PATCH_FILE } from '../../scenario/code-link.ts';
import type { Field } from '../../scenario/scenario.ts';
import { element, part, parts } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { keepEdits, takeNew } from '../state/transitions.ts';
import type { Store } from '../store.ts';

/**
 * Asks before the page overwrites the reader's text, and warns of code that came with a link. Also
 * says so while a knob has a value that the site should not have offered, and what could not be read in the address.
 * @param settle called when the reader has decided about their text
 */
export function showNotices(root: HTMLElement, store: Store<State>, settle: () => void): void {
  const fromLink = part(root, 'from-link');
  const what = part(root, 'from-link-what');
  store.watch(
    (state) => (hasEdits(state) && state.author === 'link' ? foreignText(state.edits) : ''),
    (foreign) => {
      fromLink.hidden = foreign === '';
      if (foreign) what.textContent = foreign;
    },
  );

  const notes = part(root, 'notes');
  store.watch(
    (state) => state.notes,
    (sentences) => {
      notes.replaceChildren(...sentences.map((sentence) => element('li', '', sentence)));
      notes.hidden = sentences.length === 0;
    },
  );

  const corrected = parts(root, 'corrected');
  store.watch(
    (state) => state.scenario,
    (scenario) => {
      for (const note of corrected) {
        note.hidden = scenario[note.dataset['field'] as Field] !== note.dataset['value'];
      }
    },
  );

  const question = part(root, 'question');
  const files = part(root, 'question-files');
  const keep = part<HTMLButtonElement>(root, 'keep');
  let cameFrom: Element | null = null;
  store.watch(
    (state) => state.question,
    (asked) => {
      if (asked && question.hidden) cameFrom = document.activeElement;
      question.hidden = !asked;
      if (!asked) return;
      files.textContent = asked.files.join(' and ');
      keep.focus();
    },
  );
  const answer = (transition: (state: State) => State) => {
    store.update(transition);
    if (cameFrom instanceof HTMLElement) cameFrom.focus();
    settle();
  };
  keep.addEventListener('click', () => answer(keepEdits));
  part(root, 'take').addEventListener('click', () => answer(takeNew));
  question.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') answer(keepEdits);
  });
}

/** What came with the link. A patch alone is no program. */
function foreignText(edits: Edits): string {
  return Object.keys(edits).every((file) => file === PATCH_FILE) ? 'This patch' : 'This program';
}
