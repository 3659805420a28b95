import type { PastedEvidence, Reader } from '../evidence.ts';

/** A dependency in a package.json: `"cross-fetch": "^3.1.5"`. Lock files have objects in that place. */
const RANGE =
  /"((?:@[\w.-]+\/)?(?:node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|gaxios|soap|strong-soap|minipass-fetch|supertest|node-fetch-npm|openai))"\s*:\s*"([\^~>=<*]?[^"]*\d[^"]*)"/g;

/** What a package.json asks for. In the record of a log service the same form names what was loaded. */
export const readManifest: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const isLoaded = /"modules"\s*:/.test(at.text);
    return [...at.text.matchAll(RANGE)].map(([, name = '', version = '']) =>
      isLoaded
        ? { kind: 'installed', at, name, version, source: 'text' }
        : { kind: 'range', at, name, range: version },
    );
  });
