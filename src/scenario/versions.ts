/** Node releases that a reader can pick, oldest first. */
export const NODE_RELEASES = [
  '18.20.8',
  '19.8.1',
  '20.0.0',
  '20.20.2',
  '22.23.3',
  '24.17.0',
  '24.21.0',
  '26.10.0',
] as const;
export type NodeRelease = (typeof NODE_RELEASES)[number];

/** node-fetch versions that a reader can pick, oldest first: on both sides of each line's fix. */
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

const VERSION = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/;

/**
 * The version of a list that answers for one which is not in it, so that a reader may ask for the
 * version they have: `v20.11.1`, `20`, `2.6.7`. Of the same major, the newest that is not newer;
 * else that major's oldest.
 *
 * @returns undefined for what is no version, and for a major that the list does not have
 */
export function closestVersion<V extends string>(
  text: string,
  versions: readonly V[],
): V | undefined {
  const wanted = VERSION.exec(text);
  if (!wanted) return undefined;
  const sameMajor = versions.filter((version) => VERSION.exec(version)?.[1] === wanted[1]);
  const notNewer = sameMajor.filter((version) => compare(VERSION.exec(version)!, wanted) <= 0);
  return notNewer.at(-1) ?? sameMajor[0];
}

/** A part that is left out counts as the highest: `20` is the newest 20. */
function compare(one: RegExpExecArray, other: RegExpExecArray): number {
  for (const part of [1, 2, 3]) {
    const difference = Number(one[part] ?? Infinity) - Number(other[part] ?? Infinity);
    if (difference > 0 || difference < 0) return difference;
  }
  return 0;
}
