import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '../../../../src/build/cache.ts';
import { clientFolder, nameOfSpec } from '../../../../src/build/packages/bundle-client.ts';
import { npm } from '../../../extract-node-lib/npm.ts';
import { missingDownload } from '../release.ts';
import { type ClientLock, manifestOf, readLocks } from './locks.ts';

/** Installs a client in the cache. @returns why it cannot be had; undefined when it is there */
export async function missingClient(
  spec: string,
  locks?: Awaited<ReturnType<typeof readLocks>>,
): Promise<string | undefined> {
  const lock = (locks ?? (await readLocks()))[spec];
  if (!lock) return `${spec} is not pinned; run: node tools/record/subjects/clients/pin.ts ${spec}`;
  const name = nameOfSpec(spec);
  const manifest = manifestOf(name, spec.slice(name.length + 1));
  return missingDownload(() => obtain(clientFolder(spec), manifest, lock));
}

/**
 * Installs the packages of a lock in a folder. npm compares each archive with its hash, and runs nothing of it. The
 * folder is renamed into place when it is complete.
 */
async function obtain(folder: string, manifest: string, lock: ClientLock): Promise<void> {
  const lockText = JSON.stringify({ lockfileVersion: 3, requires: true, ...lock });
  if ((await readIfThere(join(folder, 'package-lock.json'))) === lockText) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'package.json'), manifest);
  await writeFile(join(unfinished, 'package-lock.json'), lockText);
  await npm([
    'ci',
    `--prefix=${unfinished}`,
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}
