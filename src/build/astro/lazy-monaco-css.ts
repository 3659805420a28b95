import type { Plugin } from 'vite';

/**
 * Keeps Monaco's styles inside its lazy chunk. Astro links on the page every style sheet that a dynamic
 * import can reach, so Monaco's 23 kB would block the first paint of a page whose reader may never open
 * the editor. Each `import './x.css'` of monaco-editor becomes text that is added to the document when
 * the chunk runs.
 */
export function lazyMonacoCss(): Plugin {
  return {
    name: 'lazy-monaco-css',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith('.css') || !importer || !MONACO.test(importer)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found ? `${PREFIX}${found.id}.js` : null;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = id.slice(PREFIX.length, -'.js'.length);
      return `import css from ${JSON.stringify(`${file}?inline`)};
const sheet = document.createElement('style');
sheet.textContent = css;
document.head.append(sheet);
`;
    },
  };
}

const MONACO = /[\\/]monaco-editor[\\/]esm[\\/]/;
const PREFIX = '\0monaco-css:';
