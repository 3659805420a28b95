/** Node releases that a reader can pick, oldest first. */
export const NODE_RELEASES = [
  '18.20.8',
  '19.8.1',
  '20.0.0',
  '20.20.2',
  '22.23.3',
  '22.23.5',
  '24.17.0',
  '24.21.0',
  '24.22.3',
  '26.10.0',
  '26.12.1',
] as const;
export type NodeRelease = (typeof NODE_RELEASES)[number];

/**
 * node-fetch versions that a reader can pick, oldest first. Of lines 2 and 3, the versions lie on
 * both sides of the line's fix.
 */
export const FETCH_VERSIONS = [
  '2.6.9',
  '2.6.12',
  '2.6.13',
  '2.7.0',
  '3.3.1',
  '3.3.2',
  '4.0.0-beta.4',
] as const;
export type FetchVersion = (typeof FETCH_VERSIONS)[number];

/**
 * The first release of each line in which the agent asks the kernel whether a pooled socket has
 * something to read, before it lends the socket (`hasPendingRead` in lib/_http_agent.js, October
 * 2026). Read from the binaries on npm. Lines that ended before October 2026 have no such release,
 * and in later lines every release asks.
 */
export const LOOKS_SINCE: Readonly<Record<number, string>> = {
  22: '22.23.5',
  24: '24.22.1',
  26: '26.12.1',
};
const NEWEST_LINE_WITH_A_FIRST = 26;

const VERSION = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?!\w)/;

/**
 * Whether a Node release asks the kernel before it uses a pooled socket again. On such a release
 * the bug depends on a race; on the others it is certain.
 *
 * @param version `24.22.3`, `v26`; a part that is left out counts as the newest
 * @returns false for a text that is no version
 */
export function looksBeforeReuse(version: string): boolean {
  const parts = VERSION.exec(version);
  if (!parts) return false;
  const major = Number(parts[1]);
  const first = VERSION.exec(LOOKS_SINCE[major] ?? '');
  return first ? compare(parts, first) >= 0 : major > NEWEST_LINE_WITH_A_FIRST;
}

/**
 * The Node release that stands in for one that the site does not have: `v20.11.1`, `21.7.3`, `25`.
 * It behaves alike, with or without the look before reuse, and is of the same line if possible.
 * Among such releases it is the newest that is not newer than the wanted one, else the oldest.
 *
 * @param releases that may stand in, oldest first
 * @returns undefined for a text that is no version
 */
export function closestRelease<V extends string>(
  text: string,
  releases: readonly V[],
): V | undefined {
  const wanted = VERSION.exec(text);
  if (!wanted) return undefined;
  const looks = looksBeforeReuse(text);
  const alike = releases.filter((version) => looksBeforeReuse(version) === looks);
  return closestVersion(text, alike) ?? notNewer(wanted, alike).at(-1) ?? alike[0];
}

/**
 * The listed version that stands in for one that is not in the list, so that readers may ask for
 * the version they have: `2.6.7`, `3.2.10`. It is the newest of the same major that is not newer
 * than the wanted one, else the oldest of that major.
 *
 * @returns undefined for a text that is no version, and for a major that the list does not have
 */
export function closestVersion<V extends string>(
  text: string,
  versions: readonly V[],
): V | undefined {
  const wanted = VERSION.exec(text);
  if (!wanted) return undefined;
  const sameMajor = versions.filter((version) => VERSION.exec(version)?.[1] === wanted[1]);
  return notNewer(wanted, sameMajor).at(-1) ?? sameMajor[0];
}

/** Whether a release is at least as new as another one; both have three numbers. */
export function isSince(version: string, other: string): boolean {
  const [one, two] = [VERSION.exec(version), VERSION.exec(other)];
  return one !== null && two !== null && compare(one, two) >= 0;
}

function notNewer<V extends string>(wanted: RegExpExecArray, versions: readonly V[]): readonly V[] {
  return versions.filter((version) => {
    const parts = VERSION.exec(version);
    return parts !== null && compare(parts, wanted) <= 0;
  });
}

/** A part that is left out counts as the highest: `20` is the newest 20. */
function compare(one: RegExpExecArray, other: RegExpExecArray): number {
  for (const part of [1, 2, 3]) {
    const difference = Number(one[part] ?? Infinity) - Number(other[part] ?? Infinity);
    if (difference > 0 || difference < 0) return difference;
  }
  return 0;
}
