import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** `"engines": { "node": ">=20" }`, and the keys that say whose it is: those of a lock file, or the begin of a file. */
const PARTS = /("node_modules\/[^"]+"\s*:)|("":|^\{)|"node"\s*:\s*"([^"]*\d[^"]*)"/g;
/** The first release that a range names. */
const FIRST = /(\d{2})(?:\.\d+){0,2}/;

/**
 * The range of Node that a package.json asks for. `>=18` is a minimum: the project may run on 22. What a dependency
 * asks for in a lock file says nothing of the Node that runs.
 */
export const readEngines: Reader = (lines) => {
  let isOfDependency = false;
  return lines.flatMap((at): PastedEvidence[] => {
    if (!/"node|"":|^\{/.test(at.text)) return [];
    return [...at.text.matchAll(PARTS)].flatMap(([, dependency, project, range]) => {
      if (dependency || project) isOfDependency = dependency !== undefined;
      return range && !isOfDependency ? wantedBy(at, range) : [];
    });
  });
};

function wantedBy(at: Line, range: string): PastedEvidence[] {
  const version = FIRST.exec(range)?.[0];
  if (!version) return [];
  // `^18 || ^20` allows both, and `>=18 <19` only one.
  const orLater = range.includes('||') || (/^\s*>/.test(range) && !range.includes('<'));
  return [{ kind: 'node', at, version, wanted: true, orLater }];
}
