import type { PastedEvidence, Reader } from '../evidence.ts';
import { NAME, VERSION } from './package-names.ts';

/** `  node-fetch@"^2.6.7" from gaxios@5.1.3`, and `from the root project`. */
const FROM = new RegExp(
  `^\\s+(?:\\w+ )?(${NAME})@"([^"]+)" from (?:(${NAME})@${VERSION}|the root)`,
);

/** `npm explain`: who asks for a package, with which range. The versions stand in lines that read like any sentence. */
export const readNpmExplain: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const asked = at.text.includes('" from ') ? FROM.exec(at.text) : undefined;
    if (!asked) return [];
    const [, name = '', range = '', by] = asked;
    return [{ kind: 'range', at, name, range, ...(by ? { by } : {}) }];
  });
