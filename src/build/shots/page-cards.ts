import { SHARED_SIZE } from '../../figures/card/card.ts';
import { titleCard } from '../../figures/card/title-card.ts';
import { readQuery } from '../../scenario/query.ts';
import { siteAddress } from '../site-address.ts';
import { type DescribedCard, runCard, siteLooks } from './run-card.ts';

/** A run that stands for a page. */
interface PageRun {
  /** A query as in an address. Empty for the bug. */
  readonly scenario: string;
  /** In place of the page's heading. */
  readonly subject?: string;
}

/** Pages with a run of their own on their card, by path below the site's base. Others have a card with their title. */
const PAGE_RUNS: Readonly<Record<string, PageRun>> = {
  '': { scenario: '', subject: 'node-fetch, Node 19 and later' },
  'play/': { scenario: '', subject: 'Run it in the page' },
  'explain/two-requests/': { scenario: '' },
  'explain/connection-close/': { scenario: 'node=18.20.8' },
  'explain/the-pool/': { scenario: 'node=18.20.8&pool=node19' },
  'explain/the-unread-fin/': { scenario: 'gap=immediate' },
  'explain/into-the-window/': { scenario: 'close=half' },
  'explain/one-turn-later/': { scenario: 'gap=timeout0' },
  'explain/node-looks-first/': { scenario: 'node=24.22.3' },
  'explain/the-fixes/': { scenario: 'fetch=2.6.13' },
  'explain/the-servers/': { scenario: 'server=echo-close' },
};

/** What a page says of itself, for its card. */
interface PageWords {
  readonly heading: string;
  readonly lead: string;
}

/** @param path below the site's base: `explain/two-requests/` */
export async function pageCard(path: string, { heading, lead }: PageWords): Promise<DescribedCard> {
  const run = PAGE_RUNS[path];
  if (!run) return { ...titleCard(heading, lead, siteLooks()), alt: heading };
  return runCard(readQuery(run.scenario), run.subject ?? heading, siteAddress());
}

/** The file of a page's card, below the site's base: `cards/explain-two-requests.png`. */
export function cardFile(path: string): string {
  return `cards/${path.replace(/\/$/, '').replaceAll('/', '-') || 'front'}.png`;
}

/** The properties with which a page offers its card to sites that link to it (ogp.me, X's cards). */
interface ShareTags {
  readonly image: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/**
 * @param site where the site is served, with its base; without it there are no tags, because the address of the picture
 *   has to be absolute
 */
export async function shareTags(
  path: string,
  words: PageWords,
  site: URL | undefined = siteAddress(),
): Promise<ShareTags | undefined> {
  if (!site) return undefined;
  const { alt } = await pageCard(path, words);
  return { image: String(new URL(cardFile(path), site)), alt, ...SHARED_SIZE };
}
