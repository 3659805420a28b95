import type { PastedEvidence, Reader } from '../evidence.ts';
import { isAskedFor, isWanted } from './wanted-packages.ts';

/** `node-fetch@2.6.7, node-fetch@^2.6.1:` of Yarn 1, `"node-fetch@npm:2.6.7, node-fetch@npm:^2.6.1":` of Berry. */
const KEY = /^"?((?:@[^/@"\s]+\/)?[^@"\s/]+)@[^\s"][^{}]*:\s*$/;
/** `@supabase/node-fetch@npm:node-fetch@^2.7.0`: another package under this name. */
const ALIAS = /@npm:((?:@[^/@"\s]+\/)?[^@"\s/]+)@/;
const VERSION = /^\s+version:? "?(\d[^"\s]*)"?\s*$/;
/** `    node-fetch "2.6.7"` of Yarn 1, `    node-fetch: "npm:2.6.7"` of Berry. */
const ASKED = /^\s{4}"?((?:@[\w.-]+\/)?[\w.-]+)"?:? "?(?:npm:)?([\^~>=<]*\d[^"]*)"?\s*$/;

/** yarn.lock 1 and Berry: versions, and the ranges that packages ask for. */
export const readYarnLock: Reader = (lines) => {
  const found: PastedEvidence[] = [];
  let name: string | undefined;
  for (const at of lines) {
    const key = KEY.exec(at.text);
    if (key) name = ALIAS.exec(at.text)?.[1] ?? key[1];
    if (!name) continue;
    const version = VERSION.exec(at.text)?.[1];
    if (version && isWanted(name))
      found.push({ kind: 'installed', at, name, version, source: 'lock' });
    const asked = version ? undefined : ASKED.exec(at.text);
    const [, wanted = '', range = ''] = asked ?? [];
    if (isAskedFor(wanted)) found.push({ kind: 'range', at, name: wanted, range, by: name });
  }
  return found;
};
