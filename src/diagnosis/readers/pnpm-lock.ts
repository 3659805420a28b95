import type { PastedEvidence, Reader } from '../evidence.ts';
import { isWanted } from './wanted-packages.ts';

/** `/node-fetch@2.6.7:` under `packages:`, `/node-fetch/2.6.7:` before version 6, without the slash since version 9. */
const KEY =
  /^\s{2}['"]?\/?((?:@[^/@\s]+\/)?[^@/'"\s]+)[@/](\d+\.\d+\.\d+[^:('"_]*)[^:]*:\s*(?:\{\})?\s*$/;
/** `      node-fetch: 2.6.7` below a parent in `snapshots:`. */
const HAS = /^\s{6}'?((?:@[\w.-]+\/)?[\w.-]+)'?: (\d+\.\d+\.\d+[^(\s]*)/;

/** pnpm-lock.yaml 5 to 9: versions, and which package has which. */
export const readPnpmLock: Reader = (lines) => {
  const found: PastedEvidence[] = [];
  const bringing: PastedEvidence[] = [];
  let parent: string | undefined;
  for (const at of lines) {
    const key = KEY.exec(at.text);
    const [, name = '', version = ''] = key ?? [];
    if (key) parent = name;
    if (isWanted(name)) found.push({ kind: 'installed', at, name, version, source: 'lock' });
    const has = parent && !key ? HAS.exec(at.text) : undefined;
    if (parent && has?.[1] === 'node-fetch')
      bringing.push({
        kind: 'installed',
        at,
        name: 'node-fetch',
        version: has[2] ?? '',
        source: 'lock',
        by: parent,
      });
  }
  // The snapshots say who brings a version, so they stand first.
  return [...bringing, ...found];
};
