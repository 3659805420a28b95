import { existsSync } from 'node:fs';
import { cachePath } from '../../src/build/cache.ts';
import { executableOf, obtainBinary } from '../extract-node-lib/binary.ts';
import {
  announced,
  archiveOf,
  LISTED,
  type PinnedArchive,
  readPins,
} from '../extract-node-lib/pins.ts';
import { EXECUTABLE, PACKAGES_HERE, THIS_PLATFORM } from '../extract-node-lib/platform.ts';

/** npm has no binary of the release for this machine. */
export class NoRelease extends Error {
  override readonly name = 'NoRelease';
}

/**
 * The executable of a release. A release that readers can pick is the pinned one in `.cache/node/`. Another release is
 * downloaded into `.cache/measure/` and must have the hash that npm gives for it.
 *
 * @throws NoRelease, or ExtractionFailure when npm cannot be asked
 */
export async function executableFor(version: string): Promise<string> {
  const here = executableHere(version);
  if (here) return here;
  const archive = LISTED.has(version)
    ? archiveOf(version, await readPins())
    : await announcedArchive(version);
  if (!archive) throw new NoRelease(`npm has no Node ${version} for ${THIS_PLATFORM}.`);
  return (await obtainBinary(archive, folderOf(version))).executable;
}

/** The executable, if it is on this machine already. */
export function executableHere(version: string): string | undefined {
  const path = LISTED.has(version) ? executableOf(version) : `${folderOf(version)}/${EXECUTABLE}`;
  return existsSync(path) ? path : undefined;
}

function folderOf(version: string): string {
  return cachePath(LISTED.has(version) ? 'node' : 'measure', version);
}

async function announcedArchive(version: string): Promise<PinnedArchive | undefined> {
  for (const name of PACKAGES_HERE) {
    const integrity = (await announced(name, [version])).get(version);
    if (integrity) return { package: name, version, integrity };
  }
  return undefined;
}
