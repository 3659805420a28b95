import type { SearchResults } from './search-results.ts';

/** Fields in which a `/` is text. */
const TEXT_FIELDS = 'input, textarea, select, [contenteditable], .monaco-editor';

/** The search dialog. Index and scripts are fetched when it is first opened. */
class SiteSearch extends HTMLElement {
  #results: Promise<SearchResults | undefined> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog')!;
    const field = this.querySelector('input')!;
    const open = () => {
      dialog.showModal();
      field.select(); // the last query is still there, and the next key replaces it
      this.#results ??= this.#load();
    };
    const query = () => field.value.trim();
    this.querySelector('[data-open]')?.addEventListener('click', open);
    field.addEventListener('input', async () => (await this.#results)?.search(query()));
    field.addEventListener('keydown', async (event) => {
      if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
      // Without this, Escape empties the field in Chromium and closes the dialog in Firefox, and Enter presses “Close”.
      event.preventDefault();
      if (event.key === 'Escape') dialog.close();
      else (await this.#results)?.openFirst(query());
    });
    document.addEventListener('keydown', (event) => {
      if (!isCall(event)) return;
      event.preventDefault();
      if (!dialog.open) open();
    });
  }

  async #load(): Promise<SearchResults | undefined> {
    const status = this.querySelector('[role="status"]')!;
    try {
      const { loadResults } = await import('./search-results.ts');
      return await loadResults(this.querySelector('ol')!, status);
    } catch {
      status.textContent = 'Search could not be loaded.';
      return undefined;
    }
  }
}

/** Whether a key calls the search: `/` outside a text, and Ctrl+K anywhere. */
function isCall({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === 'k') return ctrlKey || metaKey;
  if (key !== '/' || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof Element && target.closest(TEXT_FIELDS));
}

customElements.define('site-search', SiteSearch);
