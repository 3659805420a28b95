import { copied, sayOnPress } from '../../components/site/clipboard.ts';
import { copiedLinkNote } from '../../scenario/link-length.ts';
import { scenarioText } from '../../scenario/scenario-text.ts';
import { part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * The buttons that copy the address of the present state and that save its program.
 * @param link brings the address up to date and returns it
 */
export function offerShare(
  root: HTMLElement,
  store: Store<State>,
  link: () => Promise<string>,
): void {
  offerCopy(root, store, link);
  offerEmbed(root, store, link);
  part(root, 'download').addEventListener('click', async () => {
    const address = await link();
    const { downloadPage } = await import('../download-page.ts');
    downloadPage(store.state, address);
  });
}

/** The button that copies the link, and what to know about a link that is long. */
function offerCopy(root: HTMLElement, store: Store<State>, link: () => Promise<string>): void {
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
function offerEmbed(root: HTMLElement, store: Store<State>, link: () => Promise<string>): void {
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
