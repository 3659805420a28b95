import type { Plugin } from 'vite';

/** Vite's own module behind every dynamic import of a page. */
const PRELOAD_HELPER = /^\0?vite\/preload-helper/;

/**
 * Has `import()` on a page be an import. Vite wraps each in a helper of 0.7 kB, a twentieth of what a
 * reading page may have, which asks for a chunk's style sheets and for what the chunk itself imports. Our
 * chunks have no style sheets (lazy-monaco-css.ts sees to Monaco's), and what a figure saves by the rest is one
 * round trip when a reader first touches it.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load(id) {
      return PRELOAD_HELPER.test(id) ? 'export const __vitePreload = (load) => load();' : null;
    },
  };
}
