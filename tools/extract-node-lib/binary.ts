import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { cachePath, readIfThere } from '../../src/build/cache.ts';
import { npmArchive } from './npm-archive.ts';
import type { PinnedArchive } from './pins.ts';
import { EXECUTABLE } from './platform.ts';
import { readTar } from './tar.ts';

/** The path at which `obtainBinary` keeps the executable of a release. */
export function executableOf(version: string): string {
  return cachePath('node', version, EXECUTABLE);
}

interface Obtained {
  readonly executable: string;
  /** Bytes that were downloaded; 0 when the binary was in the cache. */
  readonly downloadedBytes: number;
}

/**
 * Makes sure that a release's binary and licence are in the cache and match the pin. The folder is renamed into place
 * once it is complete, so an interrupted run leaves no folder that looks finished.
 *
 * @param folder where the binary and the licence are kept
 */
export async function obtainBinary(
  archive: PinnedArchive,
  folder = cachePath('node', archive.version),
): Promise<Obtained> {
  const executable = join(folder, EXECUTABLE);
  if ((await readIfThere(join(folder, 'integrity'))) === archive.integrity) {
    return { executable, downloadedBytes: 0 };
  }
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, dirname(EXECUTABLE)), { recursive: true });
  const installed = await installedPackage(archive);
  const downloadedBytes = installed
    ? await takeInstalled(installed, unfinished)
    : await download(archive, unfinished);
  await writeFile(join(unfinished, 'integrity'), archive.integrity);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return { executable, downloadedBytes };
}

/** The folder of the project's own Node, if that is the release: `npm ci` has verified it against the same hash. */
async function installedPackage({
  package: name,
  integrity,
}: PinnedArchive): Promise<string | undefined> {
  const place = `node_modules/${name}`;
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  if (lock.packages[place]?.integrity !== integrity) return undefined;
  return (await readIfThere(join(place, 'package.json'))) === undefined ? undefined : place;
}

const KEPT_FILES: readonly string[] = [EXECUTABLE, 'LICENSE'];

async function takeInstalled(place: string, folder: string): Promise<number> {
  for (const file of KEPT_FILES) {
    const [from, to] = [join(place, file), join(folder, file)];
    await link(from, to).catch(() => copyFile(from, to)); // another volume, or no hard links there
  }
  return 0;
}

async function download(
  { package: name, version, integrity }: PinnedArchive,
  folder: string,
): Promise<number> {
  const archive = await npmArchive(`${name}@${version}`, integrity);
  await unpack(archive, folder);
  return archive.length;
}

async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  const wanted = new Set(KEPT_FILES);
  for (const { path, content } of readTar(await promisify(gunzip)(archive))) {
    const file = path.replace(/^package\//, '');
    if (!wanted.delete(file)) continue;
    await writeFile(join(folder, file), content, { mode: file === EXECUTABLE ? 0o755 : 0o644 });
  }
  if (wanted.size > 0) throw new Error(`the archive has no ${[...wanted].join(', ')}`);
}
