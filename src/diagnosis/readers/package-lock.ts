import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';
import { isAskedFor, isWanted } from './wanted-packages.ts';

/** An entry of package-lock.json in one line. */
const PACKED =
  /"(?:[^"]{0,300}node_modules\/((?:@[^/"]+\/)?[^/"]+)\/)?node_modules\/((?:@[^/"]+\/)?[^/"]+)"\s*:\s*\{\s*"version"\s*:\s*"(\d[^"]*)"/g;
const KEY = /"(?:[^"]{0,300}\/)?node_modules\/((?:@[^/"]+\/)?[^/"]+)"\s*:/;
const NESTED_KEY = /node_modules\/((?:@[^/"]+\/)?[^/"]+)\/node_modules\/(?:@[^/"]+\/)?[^/"]+"\s*:/;
const FIRST_KEY = /^\s*"((?:@[^/"]+\/)?[^/"]+)"\s*:\s*\{\s*$/;
const ALIAS = /^\s*"name"\s*:\s*"([^"]+)"/;
const VERSION = /"version"\s*:\s*"(\d[^"]*)"/;
const ASKED = /"((?:@[\w.-]+\/)?[\w.-]+)"\s*:\s*"([^"]*\d[^"]*)"/g;

/** package-lock.json 1 to 3, and npm-shrinkwrap.json: versions, and the ranges that packages ask for. */
export const readPackageLock: Reader = (lines) => [...versions(lines), ...ranges(lines)];

/** `"node_modules/gaxios/node_modules/node-fetch": { "version": "2.6.9"`. In 1 the name alone is the key. */
function versions(lines: readonly Line[]): PastedEvidence[] {
  const found: PastedEvidence[] = [];
  let open: { readonly name: string; readonly by?: string } | undefined;
  for (const at of lines) {
    if (!at.text.includes('"') && !open) continue;
    const isOfFolder = at.text.includes('node_modules/');
    const entries = isOfFolder ? [...at.text.matchAll(PACKED)] : [];
    for (const [, by, name = '', version = ''] of entries)
      if (isWanted(name))
        found.push({ kind: 'installed', at, name, version, source: 'lock', ...(by ? { by } : {}) });
    if (entries.length > 0) continue;
    const key = isOfFolder ? KEY.exec(at.text) : null;
    if (key) {
      const name = key[1] ?? '';
      const by = NESTED_KEY.exec(at.text)?.[1];
      open = by ? { name, by } : { name };
    } else if (!open) {
      const name = FIRST_KEY.exec(at.text)?.[1];
      if (name) open = { name };
    }
    if (!open) continue;
    // Another package under this name, as an override with npm: puts it there.
    const alias = key ? undefined : ALIAS.exec(at.text)?.[1];
    if (alias) open = { ...open, name: alias };
    const version = VERSION.exec(at.text)?.[1];
    if (version && isWanted(open.name))
      found.push({ kind: 'installed', at, version, source: 'lock', ...open });
    if (version || /^\s*\},?\s*$/.test(at.text)) open = undefined;
  }
  return found;
}

/** What the packages of a lock file 2 or 3 ask for: `"cross-fetch": { … "dependencies": { "node-fetch": "2.6.7" }`. */
function ranges(lines: readonly Line[]): PastedEvidence[] {
  const found: PastedEvidence[] = [];
  let parent: string | undefined;
  for (const at of lines) {
    const key = at.text.includes('node_modules/') ? KEY.exec(at.text) : null;
    if (key) parent = key[1];
    if (!parent) continue;
    const dependencies = at.text.indexOf('ependencies"');
    const text = key && dependencies > 0 ? at.text.slice(dependencies) : key ? '' : at.text;
    for (const [, name = '', range = ''] of text.matchAll(ASKED))
      if (isAskedFor(name) && !name.includes('node_modules'))
        found.push({ kind: 'range', at, name, range, by: parent });
  }
  return found;
}
