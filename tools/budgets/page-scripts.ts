import type { ScriptChunks } from '../../src/build/astro/script-chunks.ts';

/** The JavaScript that a browser runs for a page: inline scripts, and files with everything that they import. */
interface PageScripts {
  readonly inline: readonly string[];
  /** Paths below the site's folder. */
  readonly files: readonly string[];
  /** For each module that these files can load later, by its path: the files that are then loaded. */
  readonly later: ReadonlyMap<string, readonly string[]>;
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const DATA = /type="(application|text)\/(ld\+)?json"|type="speculationrules"/;

/** The scripts that a page runs when it is loaded, and those that it can load later. */
export function scriptsOf(html: string, chunks: ScriptChunks): PageScripts {
  const inline: string[] = [];
  const files = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(SCRIPT)) {
    if (DATA.test(attributes)) continue;
    const source = /\bsrc="\/([^"]+)"/.exec(attributes)?.[1];
    if (source === undefined) inline.push(text);
    else addWithImports(source, chunks, files);
  }
  return { inline, files: [...files], later: loadedLater(files, chunks) };
}

/**
 * For each module behind an `import()`: its files that are not in `files`. A file that is loaded later can load others.
 */
function loadedLater(files: ReadonlySet<string>, chunks: ScriptChunks) {
  const later = new Map<string, readonly string[]>();
  const toVisit = new Set(files);
  for (const file of toVisit) {
    for (const target of chunkOf(file, chunks).dynamicImports) {
      const all = new Set(files);
      addWithImports(target, chunks, all);
      const more = [...all].filter((each) => !files.has(each));
      for (const module of chunkOf(target, chunks).modules) later.set(module, more);
      for (const each of more) toVisit.add(each);
    }
  }
  return later;
}

function addWithImports(file: string, chunks: ScriptChunks, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  for (const imported of chunkOf(file, chunks).imports) addWithImports(imported, chunks, files);
}

function chunkOf(file: string, chunks: ScriptChunks): ScriptChunks[string] {
  const chunk = chunks[file];
  if (!chunk) throw new Error(`${file} is not a script of the last build: npm run build`);
  return chunk;
}
