import { copiedLinkNote } from '../../scenario/link-length.ts';
import { searchOf } from '../address.ts';
import { element, part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/** Milliseconds for which the button says that it has copied. */
const SAID_MS = 1600;

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
  // The code comes with the press, because it is compressed for the link.
  const embed = part<HTMLAnchorElement>(root, 'embed');
  const embedPath = embed.pathname;
  embed.addEventListener('click', () => {
    const { search, hash } = location;
    embed.href = `${embedPath}${search}${hash}`;
  });
  const notes = part(root, 'notes');
  store.watch(
    (state) => state.notes,
    (sentences) => {
      notes.replaceChildren(...sentences.map((sentence) => element('li', '', sentence)));
      notes.hidden = sentences.length === 0;
    },
  );
  showCopy(root, store, link);
  part(root, 'download').addEventListener('click', async () => {
    const address = await link();
    const { downloadPage } = await import('../download-page.ts');
    downloadPage(store.state, address);
  });
}

/** The button that copies the link, and what to know about a link that is long. */
function showCopy(root: HTMLElement, store: Store<State>, link: () => Promise<string>): void {
  const copy = part(root, 'copy');
  const note = part(root, 'copied-note');
  const label = copy.textContent;
  copy.addEventListener('click', async () => {
    const address = await link();
    copy.textContent = (await copied(address)) ? 'Copied' : 'It is in the address bar';
    note.textContent = copiedLinkNote(address, hasEdits(store.state)) ?? '';
    note.hidden = note.textContent === '';
    setTimeout(() => {
      copy.textContent = label;
    }, SAID_MS);
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

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
