import { href } from './href.ts';

/** The part of Pagefind's script that we use. `pagefind --site dist` writes the script after the build. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}
interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** HTML with `<mark>` around the hits. Pagefind makes it from our own pages. */
  readonly excerpt: string;
}

const RESULTS_MAX = 8;
const NOTHING = { results: [] };

/** The search dialog. Index and script are fetched when it is first opened. */
class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog')!;
    const field = this.querySelector('input')!;
    const open = () => {
      dialog.showModal();
      field.select(); // the last query is still there, and the next key replaces it
      this.#pagefind ??= load();
      this.#pagefind.catch(() => this.#say('Search needs a build: npm run build, then npm start.'));
    };
    this.querySelector('[data-open]')?.addEventListener('click', open);
    field.addEventListener('input', () => void this.#search(field.value.trim()));
    field.addEventListener('keydown', (event) => {
      if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
      // Without this, Escape empties the field in Chromium and closes the dialog in Firefox, and Enter presses “Close”.
      event.preventDefault();
      if (event.key === 'Escape') dialog.close();
      else void this.#openFirst(field.value.trim());
    });
    document.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!dialog.open) open();
    });
  }

  /** @returns whether the list now belongs to this query */
  async #search(query: string): Promise<boolean> {
    const pagefind = await this.#pagefind?.catch(() => undefined);
    const found = query ? await pagefind?.debouncedSearch(query) : NOTHING;
    if (!found) return false; // a later keystroke came first, or the search could not be loaded and has said so
    const pages = await Promise.all(
      found.results.slice(0, RESULTS_MAX).map((result) => result.data()),
    );
    this.#show(pages, query && countWords(pages.length, query));
    return true;
  }

  /** Enter opens the first result, and waits for the list if it is not there yet. */
  async #openFirst(query: string): Promise<void> {
    if (await this.#search(query)) this.querySelector<HTMLAnchorElement>('li a')?.click();
  }

  #show(pages: readonly Found[], words: string): void {
    this.#say(words);
    this.querySelector('ol')!.replaceChildren(...pages.map(itemFor));
  }

  #say(words: string): void {
    this.querySelector('[role="status"]')!.textContent = words;
  }
}

function countWords(count: number, query: string): string {
  return count === 0 ? `Nothing about “${query}” here.` : `${count} found.`;
}

async function load(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ href('pagefind/pagefind.js'));
  await pagefind.options({ baseUrl: href(''), excerptLength: 24 });
  return pagefind;
}

function itemFor(page: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = item.appendChild(document.createElement('a'));
  link.href = page.url;
  link.append(
    Object.assign(document.createElement('b'), { textContent: page.meta.title ?? page.url }),
  );
  link.append(Object.assign(document.createElement('p'), { innerHTML: page.excerpt }));
  return item;
}

customElements.define('site-search', SiteSearch);
