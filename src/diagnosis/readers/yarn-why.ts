import type { PastedEvidence, Reader } from '../evidence.ts';
import { NAME, VERSION } from './package-names.ts';

/** `=> Found "@acme/legacy-auth#node-fetch@2.6.9"`. */
const FOUND = new RegExp(`=> Found "(?:([^"]+)#)?(${NAME})@(${VERSION})"`);

/** `yarn why` of Yarn 1, which names the parent before the package. */
export const readYarnWhy: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const found = FOUND.exec(at.text);
    if (!found) return [];
    const [, parent, name = '', version = ''] = found;
    const by = parent?.replace('_project_#', '').split('#').at(-1);
    return [{ kind: 'installed', at, name, version, source: 'tree', ...(by ? { by } : {}) }];
  });
