import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** Packages that are looked for in lock files: those that send the header, and those that bring one. */
const WANTED =
  /^(?:node-fetch|@supabase\/node-fetch|node-fetch-npm|minipass-fetch|soap|strong-soap|supertest|cross-fetch)$/;

/** Resolved versions in the lock files of npm, Yarn 1 and Berry, pnpm and Bun, whole or in part. */
export const readLockFiles: Reader = (lines) => [
  ...packageLock(lines),
  ...yarnLock(lines),
  ...pnpmLock(lines),
  ...bunLock(lines),
];

/** An entry of package-lock.json in one line. */
const PACKED =
  /"(?:[^"]*node_modules\/((?:@[^/"]+\/)?[^/"]+)\/)?node_modules\/((?:@[^/"]+\/)?[^/"]+)"\s*:\s*\{\s*"version"\s*:\s*"(\d[^"]*)"/g;

/** package-lock.json 2 and 3: `"node_modules/gaxios/node_modules/node-fetch": { "version": "2.6.9"`. */
function packageLock(lines: readonly Line[]): PastedEvidence[] {
  const found: PastedEvidence[] = [];
  let open: { readonly name: string; readonly by?: string } | undefined;
  for (const at of lines) {
    const entries = [...at.text.matchAll(PACKED)];
    for (const [, by, name = '', version = ''] of entries)
      if (WANTED.test(name))
        found.push({ kind: 'installed', at, name, version, source: 'lock', ...(by ? { by } : {}) });
    if (entries.length > 0) continue;
    const key = /"(?:[^"]*\/)?node_modules\/((?:@[^/"]+\/)?[^/"]+)"\s*:/.exec(at.text);
    if (key) {
      const name = key[1] ?? '';
      const by = /node_modules\/((?:@[^/"]+\/)?[^/"]+)\/node_modules\/[^"]*"\s*:/.exec(
        at.text,
      )?.[1];
      open = by ? { name, by } : { name };
    } else if (!open) {
      // package-lock.json 1: the name alone is the key.
      const name = /^\s*"((?:@[^/"]+\/)?[^/"]+)"\s*:\s*\{\s*$/.exec(at.text)?.[1];
      if (name) open = { name };
    }
    if (!open) continue;
    const version = /"version"\s*:\s*"(\d[^"]*)"/.exec(at.text)?.[1];
    if (version && WANTED.test(open.name))
      found.push({ kind: 'installed', at, version, source: 'lock', ...open });
    if (version || /^\s*\},?\s*$/.test(at.text)) open = undefined;
  }
  return found;
}

/** yarn.lock: a key with ranges, and `version "2.6.7"` (1) or `version: 2.6.7` (Berry) below it. */
function yarnLock(lines: readonly Line[]): PastedEvidence[] {
  const found: PastedEvidence[] = [];
  let name: string | undefined;
  for (const at of lines) {
    const key = /^"?((?:@[^/@"]+\/)?[^@"\s]+)@[^:]*(?::[^:]+)*:\s*$/.exec(at.text);
    if (key && !/^\s/.test(at.text)) name = key[1];
    const version = name && /^\s+version:? "?(\d[^"\s]*)"?\s*$/.exec(at.text)?.[1];
    if (!name || !version) continue;
    if (WANTED.test(name)) found.push({ kind: 'installed', at, name, version, source: 'lock' });
    name = undefined;
  }
  return found;
}

/** pnpm-lock.yaml: `/node-fetch@2.6.7:` under `packages:`, or without the slash since version 9. */
function pnpmLock(lines: readonly Line[]): PastedEvidence[] {
  return lines.flatMap((at): PastedEvidence[] => {
    const key =
      /^\s{2}['"]?\/?((?:@[^/@]+\/)?[^@/'"\s]+)[@/](\d+\.\d+\.\d+[^:('"]*)[^:]*:\s*$/.exec(at.text);
    const [, name = '', version = ''] = key ?? [];
    return WANTED.test(name) ? [{ kind: 'installed', at, name, version, source: 'lock' }] : [];
  });
}

/** bun.lock: `"node-fetch": ["node-fetch@2.6.7", …]`, with the parent in the key where it is nested. */
function bunLock(lines: readonly Line[]): PastedEvidence[] {
  return lines.flatMap((at): PastedEvidence[] => {
    const entry = /^\s*"([^"]+)":\s*\["((?:@[^/@"]+\/)?[^@"]+)@(\d[^"]*)"/.exec(at.text);
    const [, key = '', name = '', version = ''] = entry ?? [];
    if (!WANTED.test(name)) return [];
    const by = key.endsWith(`/${name}`) ? key.slice(0, -name.length - 1) : undefined;
    return [{ kind: 'installed', at, name, version, source: 'lock', ...(by ? { by } : {}) }];
  });
}
