import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { siteBase } from '../../hosting/base.ts';
import { readScriptChunks, type ScriptChunks } from './script-chunks.ts';

/** Only the playground's pages bring the sandbox along: what they show first comes from a run. */
const HAS_FIRST_RUN = 'data-part="sandbox"';

/**
 * Names the files that the scripts of a playground import in the head of its page. Otherwise a browser learns of them
 * from the scripts that import them, one round trip after the other, and the first run waits for all of them.
 */
export function modulePreloads(): AstroIntegration {
  return {
    name: 'module-preloads',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        const chunks = await readScriptChunks();
        const base = siteBase(process.env);
        for (const path of await readdir(site, { recursive: true })) {
          if (!path.endsWith('index.html')) continue;
          const html = await readFile(join(site, path), 'utf8');
          if (!html.includes(HAS_FIRST_RUN)) continue;
          await writeFile(join(site, path), withPreloads(html, chunks, base));
        }
      },
    },
  };
}

/** @param base the path of the site: `/` */
export function withPreloads(html: string, chunks: ScriptChunks, base: string): string {
  const imported = new Set<string>();
  const add = (file: string) => {
    for (const each of chunks[file]?.imports ?? []) {
      if (imported.has(each)) continue;
      imported.add(each);
      add(each);
    }
  };
  for (const [, source = ''] of html.matchAll(/<script type="module" src="([^"]+)"/g))
    add(source.slice(base.length));
  const links = [...imported].map((file) => `<link rel="modulepreload" href="${base}${file}">`);
  return html.replace('</head>', () => `${links.join('')}</head>`);
}
