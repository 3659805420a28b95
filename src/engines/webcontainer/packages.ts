import type { LabAsset } from '../../lab/assets.ts';
import { failure, failureOf } from './failures.ts';
import type { ContainerPackage } from './package.ts';

/** Where a page finds what is mounted: written into the page when the site is built. */
export interface ContainerManifest {
  /** `/`, or `/the-unread-fin/`. */
  readonly base: string;
  /** By node-fetch version: JSON of a ContainerPackage. */
  readonly fetches: Readonly<Record<string, LabAsset>>;
}

/**
 * Fetches the package that `import 'node-fetch'` is to find.
 * @param fetch node-fetch version, or `http` for a program without it
 * @throws EngineError `package-unknown` or `package-not-loaded`
 */
export async function packageFor(
  fetch: string,
  { base, fetches }: ContainerManifest,
): Promise<ContainerPackage | undefined> {
  if (fetch === 'http') return undefined;
  const asset = fetches[fetch];
  if (!asset) throw failure('package-unknown');
  try {
    const response = await globalThis.fetch(base + asset.path);
    if (!response.ok) throw new Error(`${asset.path} answered ${response.status}.`);
    return (await response.json()) as ContainerPackage;
  } catch (error) {
    throw failureOf(error, 'package-not-loaded');
  }
}
