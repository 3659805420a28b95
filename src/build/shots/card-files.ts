import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { siteAddress } from '../site-address.ts';
import { cardFile, pageCard } from './page-cards.ts';
import { pngOf } from './png.ts';

/**
 * Writes a card for every page that was built, from the page's own words. So a new page has one without being listed
 * anywhere. It says so once where SITE is not set, because then no page can name the address of its card.
 */
export function pageCards(): AstroIntegration {
  return {
    name: 'page-cards',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const start = performance.now();
        const listed = pages.filter(({ pathname }) => pathname !== '404/');
        for (const { pathname } of listed) {
          const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8');
          const { svg } = await pageCard(pathname, wordsOf(html));
          const file = new URL(cardFile(pathname), dir);
          await mkdir(new URL('.', file), { recursive: true });
          await writeFile(file, await pngOf(svg));
        }
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        logger.info(`${listed.length} cards in ${seconds} s`);
        if (!siteAddress()) {
          logger.warn('SITE is not set, so no page names its card: og:image has to be absolute.');
        }
      },
    },
  };
}

/** The heading and the description of a page. */
function wordsOf(html: string): { readonly heading: string; readonly lead: string } {
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
  const lead = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
  return { heading: plainText(heading), lead: plainText(lead) };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
