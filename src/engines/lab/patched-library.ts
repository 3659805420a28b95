import type { LabAsset, LibraryIndex, LibraryText } from '../../lab/assets.ts';
import { PatchError } from '../../patch/patch-error.ts';
import { type LibraryTexts, patchedModules } from '../../patch/patch-library.ts';
import { EngineError } from '../engine.ts';
import { type LabManifest, load } from './parts.ts';

/** A release's own texts, with what loading them has cost. */
export interface LoadedTexts extends LibraryTexts {
  /** Bytes of Node's texts and of their list so far, before compression. */
  bytes(): number;
}

const loaded = new Map<string, Promise<unknown>>();

/**
 * Node's own texts of a release, each fetched when a patch names it.
 *
 * @throws EngineError `assets-not-loaded`, from `read`
 */
export function libraryTexts({ base, releases }: LabManifest, node: string): LoadedTexts {
  const assets = new Set<LabAsset>();
  async function json<T>(asset: LabAsset): Promise<T> {
    const url = base + asset.path;
    const known = loaded.get(url) ?? load(url).then(JSON.parse);
    loaded.set(url, known);
    known.catch(() => loaded.delete(url));
    const value = (await known) as T;
    assets.add(asset);
    return value;
  }
  return {
    node,
    async read(id) {
      const { library } = releases[node] ?? { library: undefined };
      if (!library) return undefined;
      const index = await json<LibraryIndex>(library);
      // The reader chose the name: nothing is found on a prototype.
      const asset = Object.hasOwn(index, id) ? index[id] : undefined;
      return asset && (await json<LibraryText>(asset)).text;
    },
    bytes: () => [...assets].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Names of patched parts. A worker that has been given one is used for the same patch again. */
const names = new Map<string, string>();

/**
 * What a diff changes of a release, as a part that is added after all others.
 *
 * @returns its name, and JSON of a ReleasePart
 * @throws EngineError `patch-unfit`, with what is wrong with the diff, or `assets-not-loaded`
 */
export async function patchedPart(
  manifest: LabManifest,
  node: string,
  patch: string,
): Promise<[name: string, part: string]> {
  try {
    const natives = await patchedModules(patch, libraryTexts(manifest, node));
    const name = names.get(patch) ?? `patch ${names.size + 1}`;
    names.set(patch, name);
    return [name, JSON.stringify({ natives, shapes: {} })];
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    throw new EngineError(
      'patch-unfit',
      `The patch of Node does not fit. ${error.message}`,
      'Change the patch, take it out, or pick the release that it was written for. Nothing was run.',
    );
  }
}
