import { href } from './href.ts';

/** What we use of Pagefind's script, which `pagefind --site dist` writes after the build. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}
interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** HTML with `<mark>` around the hits; made by Pagefind from our own pages. */
  readonly excerpt: string;
}

const RESULTS_MAX = 8;

/** The search dialog. Index and script are fetched when it is first opened. */
class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog')!;
    const open = () => {
      dialog.showModal();
      this.#pagefind ??= load();
      this.#pagefind.catch(() => this.#say('Search needs a build: npm run build, then npm start.'));
    };
    this.querySelector('[data-open]')?.addEventListener('click', open);
    this.querySelector('input')?.addEventListener('input', (event) => {
      void this.#search((event.target as HTMLInputElement).value.trim());
    });
    document.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!dialog.open) open();
    });
  }

  async #search(query: string): Promise<void> {
    if (!this.#pagefind) return;
    if (!query) return this.#show([], '');
    const pagefind = await this.#pagefind.catch(() => undefined);
    const found = await pagefind?.debouncedSearch(query);
    if (!found) return; // overtaken by a later keystroke, or search is not there and has said so
    const pages = await Promise.all(
      found.results.slice(0, RESULTS_MAX).map((result) => result.data()),
    );
    this.#show(
      pages,
      pages.length === 0 ? `Nothing about “${query}” here.` : `${pages.length} found.`,
    );
  }

  #show(pages: readonly Found[], words: string): void {
    this.#say(words);
    this.querySelector('ol')!.replaceChildren(...pages.map(itemFor));
  }

  #say(words: string): void {
    this.querySelector('[role="status"]')!.textContent = words;
  }
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
