import type { LabAsset } from '../../lab/assets.ts';
import { engineFailure, engineFailureOf } from './failures.ts';
import type { ContainerPackage } from './package.ts';

/** Where a page finds the packages to mount. The build writes it into the page. */
export interface ContainerManifest {
  /** `/`, or `/the-unread-fin/`. */
  readonly base: string;
  /**
   * For each node-fetch version, the assets of its package and of what it shares with others. Each
   * asset is the JSON of a ContainerPackage.
   */
  readonly fetches: Readonly<Record<string, readonly LabAsset[]>>;
  /** The same for other clients, `axios@1.21.1`, which are one file each. */
  readonly clients: Readonly<Record<string, LabAsset>>;
}

/**
 * Fetches the packages that a program imports.
 * @param fetch node-fetch version, or `http` for a program without it
 * @param specs other clients: `axios@1.21.1`
 * @throws EngineError `package-unknown` or `package-not-loaded`
 */
export async function packagesFor(
  fetch: string,
  specs: readonly string[],
  { base, fetches, clients }: ContainerManifest,
): Promise<readonly ContainerPackage[]> {
  const wanted = [
    ...(fetch === 'http' ? [] : (fetches[fetch] ?? [undefined])),
    ...specs.map((spec) => clients[spec]),
  ];
  const assets = wanted.filter((asset) => asset !== undefined);
  if (assets.length < wanted.length) throw engineFailure('package-unknown');
  try {
    return await Promise.all(assets.map(({ path }) => load(base + path)));
  } catch (error) {
    throw engineFailureOf(error, 'package-not-loaded');
  }
}

async function load(path: string): Promise<ContainerPackage> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as ContainerPackage;
}
