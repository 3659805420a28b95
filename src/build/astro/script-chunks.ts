import { relative } from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { cachePath, readIfThere, writeWhole } from '../cache.ts';

const Chunks = v.record(
  v.string(),
  v.object({
    /** The modules in the file, by their paths in the repository. */
    modules: v.array(v.string()),
    imports: v.array(v.string()),
    dynamicImports: v.array(v.string()),
  }),
);

/** The script files of a build, by path below the site's folder, with the files that each imports. */
export type ScriptChunks = v.InferOutput<typeof Chunks>;

const FILE = cachePath('script-chunks.json');

/**
 * Records the script files of the pages for tools/budgets. Vite's own manifest has the same imports, but Vite writes it
 * into the folder of the site, where it would be served.
 */
export function recordScriptChunks(): Plugin {
  return {
    name: 'record-script-chunks',
    apply: 'build',
    async writeBundle(_, bundle) {
      if (this.environment.name !== 'client') return;
      const chunks: ScriptChunks = {};
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const { fileName, moduleIds, imports, dynamicImports } = output;
        const modules = moduleIds.map((id) => relative('.', id).replaceAll('\\', '/'));
        chunks[fileName] = { modules, imports, dynamicImports };
      }
      await writeWhole(FILE, JSON.stringify(chunks));
    },
  };
}

/** @throws Error when the site has not been built */
export async function readScriptChunks(): Promise<ScriptChunks> {
  const text = await readIfThere(FILE);
  if (text === undefined) throw new Error('the site has not been built: npm run build');
  return v.parse(Chunks, JSON.parse(text));
}
