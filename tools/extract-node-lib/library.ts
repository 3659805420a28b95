import type { ReleasePack } from '../../src/lab/release-pack.ts';
import type { Dump } from './dump.ts';

/** Other projects inside Node. A diff of `lib/` does not reach them: in Node's repository they are in `deps/`. */
const OTHER_PROJECTS = 'internal/deps/';

/**
 * Module id → Node's own text, of each module that a pack or its parts have: what a reader's patch is applied to.
 * Comments and lines are kept, because a diff has them.
 */
export function libraryOf({ natives }: Dump, pack: ReleasePack): Readonly<Record<string, string>> {
  const ids = [...Object.keys(pack.natives), ...Object.values(pack.parts).flat()];
  return Object.fromEntries(
    ids
      .filter((id) => !id.startsWith(OTHER_PROJECTS))
      .flatMap((id) => (natives[id] === undefined ? [] : [[id, natives[id]] as const]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
