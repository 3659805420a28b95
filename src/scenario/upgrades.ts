/** Fields of an address, in the order given. */
export type QueryFields = ReadonlyMap<string, string>;

/** What rewrites an address of one version into the next. */
export type Upgrade = (fields: QueryFields) => QueryFields;

/**
 * Address versions after the first: `UPGRADES[0]` turns version 1 into version 2. A default is part
 * of a version: changing one needs an upgrade that spells the old one out, so that a link keeps its
 * meaning.
 */
const UPGRADES: readonly Upgrade[] = [];

/** Version of the addresses that this site writes. Absent in an address means 1. */
export const QUERY_VERSION: number = UPGRADES.length + 1;

/** Brings the fields of an address up to date. An unknown version counts as the newest. */
export function upgraded(
  fields: QueryFields,
  version: number,
  upgrades: readonly Upgrade[] = UPGRADES,
): QueryFields {
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), fields);
}
