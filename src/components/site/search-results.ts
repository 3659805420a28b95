import { href } from './href.ts';

/** The part of Pagefind's script that we use. `pagefind` writes the script after the build. */
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

/** Searches the pages of the site, and shows what it finds. It is loaded when the search is first opened. */
export interface SearchResults {
  /** @returns whether the list now belongs to this query */
  search(query: string): Promise<boolean>;
  /** Opens the first page that is found. It waits for the list if that is not there yet. */
  openFirst(query: string): Promise<void>;
}

/**
 * @param list shows the pages
 * @param status says how many there are
 * @throws Error when the site has no index: `npm run build` makes it
 */
export async function loadResults(list: Element, status: Element): Promise<SearchResults> {
  const pagefind = await load();

  async function search(query: string): Promise<boolean> {
    const found = query ? await pagefind.debouncedSearch(query) : NOTHING;
    if (!found) return false; // a later keystroke came first
    const pages = await Promise.all(
      found.results.slice(0, RESULTS_MAX).map((result) => result.data()),
    );
    status.textContent = query && countWords(pages.length, query);
    list.replaceChildren(...pages.map(itemFor));
    return true;
  }

  return {
    search,
    openFirst: async (query) => {
      if (await search(query)) list.querySelector<HTMLAnchorElement>('a')?.click();
    },
  };
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
