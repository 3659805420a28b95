import { lower } from '../program/lower.ts';
import { rewriteDrainPoints } from './drain-points.ts';
import { strip } from './strip.ts';

/** A module with a declaration that Node 24 has (explicit resource management), and Safari and Firefox 140 have not. */
export function hasUsing(stripped: string): boolean {
  return /\busing \w+=/.test(stripped);
}

/**
 * A module of lib/ as the Lab runs it: drain points are yields, async code is generators, comments and white space are
 * left out. Packs are made with it, and a reader's change of Node's own text is run after it.
 *
 * @param id `_http_agent`, without `lib/` and `.js`
 * @throws Error that names the module, when it cannot be parsed or has lost a drain point
 */
export function rewriteModule(id: string, source: string): string {
  return strip(forTheLab(id, source));
}

function forTheLab(id: string, source: string): string {
  // per_context runs before there is a process. Its async functions are there only for their prototypes.
  if (id.startsWith('internal/per_context/')) return source;
  return lower(rewriteDrainPoints(id, source), { file: id, sourceType: 'script' });
}
