/** The fields of an address, in the order in which they stand there. */
export type QueryFields = ReadonlyMap<string, string>;

/** Rewrites the fields of one version of addresses into those of the next. */
export type Upgrade = (fields: QueryFields) => QueryFields;

/**
 * The upgrades of addresses: `UPGRADES[0]` turns version 1 into version 2. Defaults belong to a
 * version. Whoever changes a default adds an upgrade that spells the old default out, so that old
 * links keep their meaning.
 */
const UPGRADES: readonly Upgrade[] = [];

/**
 * The version of the addresses that this site writes. An address without a version has version 1.
 */
export const QUERY_VERSION: number = UPGRADES.length + 1;

/** Brings the fields of an address up to date. An unknown version counts as the newest. */
export function upgraded(
  fields: QueryFields,
  version: number,
  upgrades: readonly Upgrade[] = UPGRADES,
): QueryFields {
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), fields);
}
