import type { PastedEvidence, Reader } from '../evidence.ts';

/** A dependency in a package.json: `"cross-fetch": "^3.1.5"`. Lock files have objects in that place. */
const RANGE =
  /"((?:@[\w.-]+\/)?(?:node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|gaxios|soap|strong-soap|minipass-fetch|supertest|node-fetch-npm))"\s*:\s*"([\^~>=<*]?[^"]*\d[^"]*)"/g;

/** What a package.json asks for. */
export const readManifest: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    // In the record of a log service the same form names what was loaded.
    if (/"modules"\s*:/.test(at.text))
      return [...at.text.matchAll(RANGE)].map(([, name = '', version = '']) => ({
        kind: 'installed',
        at,
        name,
        version,
        source: 'text',
      }));
    return [...at.text.matchAll(RANGE)].map(([, name = '', range = '']) => ({
      kind: 'range',
      at,
      name,
      range,
    }));
  });
