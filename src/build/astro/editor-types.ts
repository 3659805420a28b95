import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Modules whose declarations the reader's programs need, with the package that has them. */
const PACKAGES: Readonly<Record<string, string>> = {
  '@types/node': '@types/node',
  'undici-types': 'undici-types',
  // node-fetch 2.x has no declarations of its own. What the programs use is the same in 3.x.
  'node-fetch': 'node-fetch-3.3.2',
  'fetch-blob': 'fetch-blob',
  'formdata-polyfill': 'formdata-polyfill',
  'data-uri-to-buffer': 'data-uri-to-buffer',
};

/** Lines of a doc comment that a hover shows. */
const DOC_LINES_MAX = 6;

/** The type declarations for the editor, path below node_modules → text, reduced to what hovers show. */
export async function editorTypes(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, folder] of Object.entries(PACKAGES)) {
    const root = join('node_modules', folder);
    for (const entry of await readdir(root, { recursive: true })) {
      const path = entry.replaceAll('\\', '/');
      // Declarations for compilers older than the editor's own (ts5.6/ …).
      if (/(^|\/)(ts\d|node_modules)/.test(path)) continue;
      if (path === 'package.json')
        files[posix.join(name, path)] = slimManifest(await text(root, path));
      else if (path.endsWith('.d.ts')) files[posix.join(name, path)] = slim(await text(root, path));
    }
  }
  return files;
}

const text = (root: string, path: string) => readFile(join(root, path), 'utf8');

function slimManifest(json: string): string {
  const { name, version, type, main, types, exports } = JSON.parse(json);
  return JSON.stringify({ name, version, type, main, types, exports });
}

/** Keeps the prose of comments for hovers and drops the long examples, which are most of the bytes. */
function slim(declarations: string): string {
  return declarations
    .replace(/\/\*\*[\s\S]*?\*\//g, slimDoc)
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n');
}

function slimDoc(doc: string): string {
  const lines = doc
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const example = lines.findIndex((line) => /^\s*(```|@example)/.test(line));
  const kept = (example < 0 ? lines : lines.slice(0, example)).filter(Boolean);
  return kept.length === 0 ? '' : `/** ${kept.slice(0, DOC_LINES_MAX).join('\n * ')} */`;
}
