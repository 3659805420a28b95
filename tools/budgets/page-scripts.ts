import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The JavaScript a browser runs because of a page: inline scripts, and files with all that they import. */
export interface PageScripts {
  readonly inline: readonly string[];
  /** Paths below the site's folder. */
  readonly files: readonly string[];
  /** What these files can load later, by the name of its module: `wide` → that file and what else it needs. */
  readonly later: ReadonlyMap<string, readonly string[]>;
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const STATIC_IMPORT = /\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g;
/** The bundler names a file after the module that it begins with: `./wide.BnT4k2.js`. */
const DYNAMIC_IMPORT = /\bimport\(\s*["'`](\.{1,2}\/([\w-]+)\.[^"'`]+)["'`]\s*\)/g;

/** Scripts that run without the reader asking, and apart from them what is imported when it is used. */
export async function scriptsOf(site: string, html: string): Promise<PageScripts> {
  const inline: string[] = [];
  const files = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(SCRIPT)) {
    if (/type="(application|text)\/(ld\+)?json"|type="speculationrules"/.test(attributes)) continue;
    const source = /\bsrc="([^"]+)"/.exec(attributes)?.[1];
    if (source) await follow(site, source.replace(/^\//, ''), files);
    else inline.push(text);
  }
  return { inline, files: [...files], later: await laterThan(site, files) };
}

async function laterThan(site: string, files: ReadonlySet<string>) {
  const later = new Map<string, readonly string[]>();
  // What is loaded later may load more, later still.
  const toRead = [...files];
  for (const file of toRead) {
    const text = await readFile(join(site, file), 'utf8');
    for (const [, specifier, name] of text.matchAll(DYNAMIC_IMPORT)) {
      if (later.has(name!)) continue;
      const all = new Set(files);
      await follow(site, join(dirname(file), specifier!), all);
      const more = [...all].filter((each) => !files.has(each));
      later.set(name!, more);
      toRead.push(...more.filter((each) => !toRead.includes(each)));
    }
  }
  return later;
}

async function follow(site: string, file: string, seen: Set<string>): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(join(site, file), 'utf8');
  for (const [, specifier] of text.matchAll(STATIC_IMPORT)) {
    await follow(site, join(dirname(file), specifier!), seen);
  }
}
