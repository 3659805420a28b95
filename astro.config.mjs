// @ts-check
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { fonts } from './src/build/astro/fonts.ts';
import { hostingHeaders } from './src/build/astro/hosting-headers.ts';
import { lazyMonacoCss } from './src/build/astro/lazy-monaco-css.ts';
import { plainImports } from './src/build/astro/plain-imports.ts';

/**
 * SITE and BASE say where the site is served: SITE=https://user.github.io BASE=/the-unread-fin/.
 * Without them it is what `npm start` serves.
 */
const { SITE = 'http://localhost:4321', BASE = '/' } = process.env;

export default defineConfig({
  site: SITE,
  base: BASE,
  trailingSlash: 'always',
  // HTML's own rules for white space: pages are prose, and a line break between words is a space.
  compressHTML: true,
  // A page's style is a few kilobytes, compressed: in the page, nothing waits for a second answer before it is drawn.
  build: { inlineStylesheets: 'always' },
  integrations: [mdx(), sitemap()],
  fonts,
  devToolbar: { enabled: false },
  vite: {
    // Monaco and its workers are what they are, and are fetched only by readers who edit.
    build: {
      chunkSizeWarningLimit: 8_000,
      // Scripts are files: an inline one would need its hash in the Content Security Policy.
      assetsInlineLimit: (file) => (file.endsWith('.js') ? false : undefined),
    },
    worker: { format: 'es' },
    plugins: [lazyMonacoCss(), plainImports(), hostingHeaders()],
  },
});
