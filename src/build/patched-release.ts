import type { ReleasePack, ReleasePart } from '../lab/index.ts';
import { type PatchedModules, patchedModules } from '../patch/patch-library.ts';
import { readLibrary, readPart, readRelease } from './cache.ts';

/**
 * A release with a diff of its lib/ applied.
 *
 * @param patch undefined for the release as it is
 * @throws PatchError when it does not apply, CacheError when the release is not there
 */
export async function readPatchedRelease(
  node: string,
  patch: string | undefined,
): Promise<ReleasePack> {
  const release = await readRelease(node);
  return { ...release, natives: patched(release.natives, await modulesOf(node, patch)) };
}

/** A part of a release, with the same diff applied. */
export async function readPatchedPart(
  node: string,
  name: string,
  patch: string | undefined,
): Promise<ReleasePart> {
  const part = await readPart(node, name);
  return { ...part, natives: patched(part.natives, await modulesOf(node, patch)) };
}

async function modulesOf(node: string, patch: string | undefined): Promise<PatchedModules> {
  if (patch === undefined) return {};
  const texts = await readLibrary(node);
  const read = async (id: string) => (Object.hasOwn(texts, id) ? texts[id] : undefined);
  return patchedModules(patch, { node, read });
}

/** The modules of a pack or part; those that the diff changes and that are elsewhere are not added. */
function patched(natives: ReleasePack['natives'], modules: PatchedModules): ReleasePack['natives'] {
  const changed = Object.entries(modules).filter(([id]) => Object.hasOwn(natives, id));
  return { ...natives, ...Object.fromEntries(changed) };
}
