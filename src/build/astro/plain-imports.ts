import type { Plugin } from 'vite';

/** The module that Vite puts behind every dynamic import of a page. */
const PRELOAD_HELPER = /^\0?vite\/preload-helper/;

/**
 * Makes `import()` on a page a plain import. Vite wraps each one in a helper of 0.7 kB, a twentieth of what a reading
 * page may have, which also preloads the style sheets and the imports of the chunk. Our chunks have no style sheets
 * (lazy-monaco-css.ts handles Monaco's), and the preloaded imports would save a figure one round trip when a reader
 * first touches it.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    // Without it every file would carry a list of its imports for the helper.
    config: () => ({ build: { modulePreload: false } }),
    load(id) {
      return PRELOAD_HELPER.test(id) ? 'export const __vitePreload = (load) => load();' : null;
    },
  };
}
