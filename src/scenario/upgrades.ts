/** The fields of an address, in the order in which they stand there. */
export type QueryFields = ReadonlyMap<string, string>;

/** Rewrites the fields of one version of addresses into those of the next. */
export type Upgrade = (fields: QueryFields) => QueryFields;

/**
 * The upgrades of addresses, by the version that they lead to. Each has a file of its own, which is
 * called after that version: `upgrades/2.ts` turns version 1 into version 2, and stands here as
 * `2: to2`.
 *
 * Defaults belong to a version. Whoever changes a default adds an upgrade that spells the old
 * default out, so that old links keep their meaning.
 */
const BY_VERSION: Readonly<Record<number, Upgrade>> = {};

const UPGRADES = inOrder(BY_VERSION);

/**
 * The version of the addresses that this site writes. An address without a version has version 1.
 */
export const QUERY_VERSION: number = UPGRADES.length + 1;

/**
 * The upgrades from version 1 on, one after the other.
 *
 * @throws Error when one is missing in between: old links would lose their meaning without a word
 */
export function inOrder(byVersion: Readonly<Record<number, Upgrade>>): readonly Upgrade[] {
  const versions = Object.keys(byVersion).map(Number);
  return versions.map((_, index) => {
    const upgrade = byVersion[index + 2];
    if (upgrade) return upgrade;
    throw new Error(`no upgrade of addresses leads to version ${index + 2}, only to ${versions}`);
  });
}

/** Brings the fields of an address up to date. An unknown version counts as the newest. */
export function upgraded(
  fields: QueryFields,
  version: number,
  upgrades: readonly Upgrade[] = UPGRADES,
): QueryFields {
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), fields);
}
