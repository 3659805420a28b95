// @ts-check
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { fonts } from './src/build/astro/fonts.ts';
import { hostingHeaders, pagePolicies } from './src/build/astro/hosting-headers.ts';
import { lazyMonacoCss } from './src/build/astro/lazy-monaco-css.ts';
import { markdownTwins } from './src/build/astro/markdown-twins.ts';
import { plainImports } from './src/build/astro/plain-imports.ts';
import { recordScriptChunks } from './src/build/astro/script-chunks.ts';
import { sharedChunks } from './src/build/astro/shared-chunks.ts';
import { pageCards } from './src/build/shots/card-files.ts';

/**
 * SITE and BASE say where the site is served: SITE=https://user.github.io BASE=/the-unread-fin/.
 * The defaults are the address of `npm start`.
 */
const { SITE = 'http://localhost:4321', BASE = '/' } = process.env;

export default defineConfig({
  site: SITE,
  base: BASE,
  trailingSlash: 'always',
  // HTML's own rules for white space, because in prose a line break between words is a space.
  compressHTML: true,
  // The styles of a page have a few kilobytes when compressed. Inside the page they need no second request before the
  // first paint.
  build: { inlineStylesheets: 'always' },
  integrations: [
    mdx(),
    sitemap({ filter: (page) => !new URL(page).pathname.endsWith('/embed/') }),
    pageCards(),
    pagePolicies(),
    markdownTwins(BASE, process.env['SITE'] ?? ''),
  ],
  fonts,
  devToolbar: { enabled: false },
  vite: {
    // Monaco and its workers are large whatever we do, and only readers who edit fetch them.
    build: {
      chunkSizeWarningLimit: 8_000,
      // Scripts are files, so that the policy of a page need not name each of them by its hash.
      assetsInlineLimit: (file) => (file.endsWith('.js') ? false : undefined),
    },
    worker: { format: 'es' },
    plugins: [
      lazyMonacoCss(),
      plainImports(),
      sharedChunks(),
      hostingHeaders(),
      recordScriptChunks(),
    ],
  },
});
