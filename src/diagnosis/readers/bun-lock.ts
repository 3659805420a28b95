import type { PastedEvidence, Reader } from '../evidence.ts';
import { isAskedFor, isWanted } from './wanted-packages.ts';

const ENTRY = /^\s*"([^"]+)":\s*\["((?:@[^/@"]+\/)?[^@"]+)@(\d[^"]*)"/;
/** In `cross-fetch/node-fetch`. The scope in `@supabase/node-fetch` is no parent. */
const PARENT = /(?:@[^/]+\/)?[^@/]+$/;
const ASKED = /"((?:@[\w.-]+\/)?[\w.-]+)":\s*"([\^~>=<]*\d[^"]*)"/g;

/** bun.lock: `"node-fetch": ["node-fetch@2.6.7", …]`, with the parent in the key where it is nested. */
export const readBunLock: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const entry = ENTRY.exec(at.text);
    if (!entry) return [];
    const [, key = '', name = '', version = ''] = entry;
    const by = PARENT.exec(key.endsWith(`/${name}`) ? key.slice(0, -name.length - 1) : '')?.[0];
    const own: PastedEvidence[] = isWanted(name)
      ? [{ kind: 'installed', at, name, version, source: 'lock', ...(by ? { by } : {}) }]
      : [];
    const asked = [...at.text.slice(entry[0].length).matchAll(ASKED)]
      .filter(([, wanted = '']) => isAskedFor(wanted))
      .map(([, wanted = '', range = '']) => ({
        kind: 'range' as const,
        at,
        name: wanted,
        range,
        by: name,
      }));
    return [...own, ...asked];
  });
