import { copied, sayOnPress } from '../../components/site/clipboard.ts';
import { copiedLinkNote } from '../../scenario/link-length.ts';
import { scenarioText } from '../../scenario/scenario-text.ts';
import { searchOf } from '../address.ts';
import { element, part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows the address of the present state, the buttons that copy it and that save its program, and what could not be
 * read in it.
 * @param link brings the address up to date and returns it
 */
export function showAddress(
  root: HTMLElement,
  store: Store<State>,
  link: () => Promise<string>,
): void {
  const address = part(root, 'address');
  store.watch(
    (state) => `${searchOf(state)}${hasEdits(state) ? '#' : ''}`,
    (text) => {
      address.replaceChildren(...addressParts(text));
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
  showCopy(root, store, link);
  showEmbed(root, store, link);
  part(root, 'download').addEventListener('click', async () => {
    const address = await link();
    const { downloadPage } = await import('../download-page.ts');
    downloadPage(store.state, address);
  });
}

/** The button that copies the link, and what to know about a link that is long. */
function showCopy(root: HTMLElement, store: Store<State>, link: () => Promise<string>): void {
  const note = part(root, 'copied-note');
  sayOnPress(part(root, 'copy'), async () => {
    const address = await link();
    const said = (await copied(address)) ? 'Copied' : 'It is in the address bar';
    note.textContent = copiedLinkNote(address, hasEdits(store.state)) ?? '';
    note.hidden = note.textContent === '';
    return said;
  });
}

/** The button that copies the HTML of a frame with this run, and the link to the page that the frame will show. */
function showEmbed(root: HTMLElement, store: Store<State>, link: () => Promise<string>): void {
  const page = part<HTMLAnchorElement>(root, 'embed');
  const { origin, pathname } = page;
  const address = () => `${origin}${pathname}${location.search}${location.hash}`;
  page.addEventListener('click', () => {
    page.href = address();
  });
  sayOnPress(part(root, 'copy-embed'), async () => {
    await link();
    const { embedSnippet } = await import('../../components/site/embed-snippet.ts');
    const html = embedSnippet(address(), scenarioText(store.state.scenario));
    return (await copied(html)) ? 'Copied' : 'The page below has it';
  });
}

/**
 * `?node=20.0.0&fetch=2.6.12` with its values in bold. The code of an edited program is only
 * mentioned.
 */
function addressParts(text: string): Node[] {
  const [search = '', code] = text.slice(1).split('#');
  const fields = search.split('&').flatMap((field, index) => {
    const [name = '', value = ''] = field.split('=');
    const bold = element('b', '', value);
    return [document.createTextNode(`${index === 0 ? '?' : '&'}${name}=`), bold];
  });
  return code === undefined ? fields : [...fields, element('span', 'note', ' # and your edits')];
}
