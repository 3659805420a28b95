import type { Plugin } from 'vite';

/**
 * Keeps Monaco's styles inside its lazy chunk. Astro links every style sheet that a dynamic import can reach on the
 * page, so Monaco's 23 kB would delay the first paint even for readers who never open the editor. This plugin turns
 * each `import './x.css'` of monaco-editor into text that the chunk adds to the document when it runs.
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
