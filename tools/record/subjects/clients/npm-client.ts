import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, readIfThere } from '../../../../src/build/cache.ts';
import { npm } from '../../../extract-node-lib/npm.ts';
import { missingDownload } from '../release.ts';
import type { ClientLibrary } from '../subject.ts';
import type { LibraryCode } from './library.ts';
import { type ClientLock, manifestOf, readLocks } from './locks.ts';
import { libraryProgram } from './program.ts';

interface NpmClient {
  readonly name: string;
  /** It and all that it needs are pinned in locks.json. */
  readonly version: string;
  readonly nodeMin?: string;
  readonly code: LibraryCode;
}

/** A client that npm has. Nothing of it is among this project's own dependencies. */
export function npmClient({ name, version, code, ...limits }: NpmClient): ClientLibrary {
  const spec = `${name}@${version}`;
  const folder = cachePath('subjects', 'clients', spec);
  return {
    name,
    ...limits,
    async missing() {
      const lock = (await readLocks())[spec];
      if (!lock)
        return `${spec} is not pinned; run: node tools/record/subjects/clients/pin.ts ${spec}`;
      return missingDownload(() => obtain(folder, manifestOf(name, version), lock));
    },
    version: async () => version,
    async install(target) {
      await symlink(join(folder, 'node_modules'), join(target, 'node_modules'), 'junction');
    },
    program: (knobs, url) => libraryProgram(code, knobs, url),
  };
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
