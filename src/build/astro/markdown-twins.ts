import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { llmsText } from '../twins/llms.ts';
import { type Twin, twinOf } from '../twins/twin.ts';

const NOT_FOUND = '404/';

/**
 * Writes a twin in Markdown beside each page that names one in its head, and llms.txt, when the pages have been built.
 *
 * @param base where the site begins: `/`
 * @param origin what stands before the paths of links; empty when the site's own address is unknown
 */
export function markdownTwins(base: string, origin: string): AstroIntegration {
  return {
    name: 'markdown-twins',
    hooks: {
      async 'astro:build:done'({ dir, pages }) {
        const below = base.endsWith('/') ? base : `${base}/`;
        const twins: Twin[] = [];
        // In the order of their addresses, so that the same sources make the same file.
        for (const name of pages.map(({ pathname }) => pathname).sort()) {
          if (name === NOT_FOUND) continue; // Astro writes it to 404.html, and it has no twin
          const html = await readFile(new URL(`${name}index.html`, dir), 'utf8');
          const twin = twinOf(html, below + name, origin);
          if (!twin) continue;
          await writeFile(new URL(`${name}index.md`, dir), twin.markdown);
          twins.push(twin);
        }
        await writeFile(new URL('llms.txt', dir), llmsText(twins, below, origin));
      },
    },
  };
}
