import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The JavaScript a browser runs because of a page: inline scripts, and files with all that they import. */
export interface PageScripts {
  readonly inline: readonly string[];
  /** Paths below the site's folder. */
  readonly files: readonly string[];
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const STATIC_IMPORT = /\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * Scripts that run without the reader asking. What is imported dynamically (an editor, an engine) is left
 * out: it is loaded when it is used, and has budgets of its own.
 */
export async function scriptsOf(site: string, html: string): Promise<PageScripts> {
  const inline: string[] = [];
  const files = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(SCRIPT)) {
    if (/type="(application|text)\/(ld\+)?json"|type="speculationrules"/.test(attributes)) continue;
    const source = /\bsrc="([^"]+)"/.exec(attributes)?.[1];
    if (source) await follow(site, source.replace(/^\//, ''), files);
    else inline.push(text);
  }
  return { inline, files: [...files] };
}

async function follow(site: string, file: string, seen: Set<string>): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(join(site, file), 'utf8');
  for (const [, specifier] of text.matchAll(STATIC_IMPORT)) {
    await follow(site, join(dirname(file), specifier!), seen);
  }
}
