import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { verifyIntegrity } from './integrity.ts';
import { npm } from './npm.ts';
import { readTar } from './tar.ts';

/**
 * The archive of a package, from npm's cache or the registry. Nothing of it is installed or run.
 * @param spec `mermaid@11.17.2`
 * @param integrity its pinned sha512, as a lock file has it
 * @throws when npm cannot get it, or when it is not the pinned one
 */
export async function npmArchive(spec: string, integrity: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'npm-archive-'));
  try {
    const output = await npm([
      'pack',
      spec,
      '--json',
      '--prefer-offline',
      '--ignore-scripts',
      `--pack-destination=${folder}`,
    ]);
    const archive = await readFile(join(folder, JSON.parse(output)[0].filename));
    verifyIntegrity(archive, integrity, spec);
    return archive;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * One file of such an archive.
 * @param file its path in the archive, which begins with `package/`
 * @throws as npmArchive, and when the archive has no such file
 */
export async function npmFile(spec: string, integrity: string, file: string): Promise<Uint8Array> {
  const archive = await npmArchive(spec, integrity);
  for (const { path, content } of readTar(await promisify(gunzip)(archive))) {
    if (path === file) return content;
  }
  throw new Error(`the archive of ${spec} has no ${file}`);
}
