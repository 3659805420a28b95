import { outputEntries } from '../../trace/words/logs.ts';
import { styledTexts } from '../ansi.ts';
import { element, part } from '../dom.ts';
import { isAwaiting } from '../state/at-build.ts';
import { shownAnswerOf, traceOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { selectStep } from '../state/transitions.ts';
import type { Store } from '../store.ts';

/** Most pieces that the strip shows, and characters of each. The tab Output has all of it. */
const PRINTED_MAX = 6;
const PRINTED_CHARS_MAX = 300;

/**
 * Shows the end of what the program printed, under the picture, where the screen is large enough. A press goes to the
 * line that printed.
 */
export function showPrinted(root: HTMLElement, store: Store<State>): void {
  const strip = part(root, 'printed');
  store.watch(
    (state) => shownAnswerOf(state) === undefined && !isAwaiting(state),
    (isWithout) => {
      strip.hidden = isWithout;
    },
  );
  store.watch(traceOf, (trace, state) => {
    const entries = outputEntries(trace).slice(-PRINTED_MAX);
    strip.replaceChildren(
      ...entries.map(({ event: id, text }) => {
        const event = trace.find((each) => each.id === id);
        const stream = event?.kind === 'output' ? event.stream : '';
        return line(id, text, stream, event?.line);
      }),
    );
    if (entries.length === 0 && shownAnswerOf(state))
      strip.append(element('li', 'note', 'The program printed nothing.'));
  });
  strip.addEventListener('click', ({ target }) => {
    const id = (target as Element).closest<HTMLElement>('[data-event]')?.dataset['event'];
    if (id) store.update((state) => selectStep(state, id));
  });
}

function line(id: string, text: string, stream: string, number: number | undefined): HTMLLIElement {
  const item = element('li', '');
  const button = item.appendChild(element('button', ''));
  button.type = 'button';
  button.dataset['event'] = id;
  button.dataset['stream'] = stream;
  const shown = text.trimEnd();
  const cut = shown.length > PRINTED_CHARS_MAX ? `${shown.slice(0, PRINTED_CHARS_MAX)} …` : shown;
  const printed = button.appendChild(element('samp', ''));
  printed.append(...styledTexts(cut).map((each) => element('span', each.className, each.text)));
  button.prepend(element('span', 'note', stream));
  button.append(element('span', 'note', number === undefined ? '' : `line ${number}`));
  return item;
}
