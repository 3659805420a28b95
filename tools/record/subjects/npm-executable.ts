import { chmod } from 'node:fs/promises';
import { cachePath, writeWhole } from '../../../src/build/cache.ts';
import { isSealed, seal } from '../../../src/build/seal.ts';
import { npmFile } from '../../extract-node-lib/npm-archive.ts';
import { THIS_PLATFORM } from '../../extract-node-lib/platform.ts';
import { missingDownload } from './release.ts';

/** A package of npm with an executable for one platform. */
interface PlatformPackage {
  readonly name: string;
  /** sha512 of its archive (Subresource Integrity). */
  readonly integrity: string;
  /** Where the executable is in the archive. */
  readonly file: string;
}

/** A version of a program that npm has as packages with executables. */
export interface NpmExecutable {
  /** `bun` */
  readonly name: string;
  readonly version: string;
  /** By `process.platform`-`process.arch`. */
  readonly packages: Readonly<Record<string, PlatformPackage>>;
}

/** Makes sure that the executable is in .cache/; else says why not. */
export async function missingExecutable(executable: NpmExecutable): Promise<string | undefined> {
  const { name, version, packages } = executable;
  const found = packages[THIS_PLATFORM];
  if (!found) return `no package of ${name} ${version} is pinned for ${THIS_PLATFORM}`;
  return missingDownload(() => obtain(executable, found));
}

/** The path of the executable, once `missingExecutable` found nothing missing. */
export function executablePath({ name, version }: Pick<NpmExecutable, 'name' | 'version'>): string {
  return cachePath('subjects', `${name}-${version}`, name);
}

async function obtain(
  executable: NpmExecutable,
  { name, integrity, file }: PlatformPackage,
): Promise<void> {
  const path = executablePath(executable);
  const sealPath = `${path}.key.json`;
  if (await isSealed(sealPath, integrity)) return;
  await writeWhole(path, await npmFile(`${name}@${executable.version}`, integrity, file));
  await chmod(path, 0o755);
  await seal(sealPath, integrity, [path]);
}
