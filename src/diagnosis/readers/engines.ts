import type { PastedEvidence, Reader } from '../evidence.ts';

/** `"engines": { "node": ">=20" }`, and what lock files repeat of it for the project itself. */
const ENGINES = /"node"\s*:\s*"([^"]*\d[^"]*)"/;
/** The first release that a range names. */
const FIRST = /(\d{2})(?:\.\d+){0,2}/;

/** The range of Node that a package.json asks for. `>=18` is a minimum: the project may run on 22. */
export const readEngines: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const range = ENGINES.exec(at.text)?.[1];
    const version = range && FIRST.exec(range)?.[0];
    if (!range || !version) return [];
    // `^18 || ^20` allows both, and `>=18 <19` only one.
    const orLater = range.includes('||') || (/^\s*>/.test(range) && !range.includes('<'));
    return [{ kind: 'node', at, version, wanted: true, orLater }];
  });
