import { cachePath, writeWhole } from '../../src/build/cache.ts';
import { isSealed, seal } from '../../src/build/seal.ts';
import { obtainBinary } from './binary.ts';
import { dumpRelease } from './dump.ts';
import { libraryOf } from './library.ts';
import { packRelease } from './pack.ts';
import type { PinnedArchive } from './pins.ts';
import { type ProgressLine, seconds } from './progress.ts';
import { quotedSources } from './quoted-sources.ts';

const MEGABYTE = 1_000_000;

/** Whether the pack of a release is complete and was made from the same archive by the same code. */
export function isExtracted(version: string, key: string): Promise<boolean> {
  return isSealed(sealPath(version), key);
}

/** Downloads a release if needed and makes its pack. The seal is written last, so a half-made pack has none. */
export async function extractRelease(
  archive: PinnedArchive,
  key: string,
  progress: ProgressLine,
): Promise<void> {
  const { version } = archive;
  const started = performance.now();
  progress.doing(version, 'downloading');
  const { executable, downloadedBytes } = await obtainBinary(archive);
  progress.doing(version, 'packing');
  const dump = await dumpRelease(executable, version);
  const { pack, parts } = await packRelease(dump);
  const sources = cachePath('sources', `${version}.json`);
  const packed = cachePath('packs', `${version}.json`);
  await writeWhole(sources, JSON.stringify(quotedSources(dump)));
  const text = JSON.stringify(pack);
  await writeWhole(packed, text);
  const library = cachePath('library', `${version}.json`);
  await writeWhole(library, JSON.stringify(libraryOf(dump, pack)));
  const files = [sources, packed, library];
  for (const [name, part] of Object.entries(parts)) {
    const file = cachePath('parts', version, `${name}.json`);
    await writeWhole(file, JSON.stringify(part));
    files.push(file);
  }
  await seal(sealPath(version), key, files);
  const from = downloadedBytes === 0 ? 'was here' : `downloaded ${megabytes(downloadedBytes)} MB`;
  progress.finished(
    version,
    `${from}, packed ${megabytes(text.length)} MB in ${seconds(started)} s`,
  );
}

/** The key of a pack: the archive that it was made from and the code that made it. */
export function packKey(integrity: string, toolKey: string): string {
  return `${integrity} ${toolKey}\n`;
}

function sealPath(version: string): string {
  return cachePath('packs', `${version}.key`);
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0);
}
