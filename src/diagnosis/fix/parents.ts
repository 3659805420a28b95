/** The first release of a package that asks for a fixed node-fetch, of the same major version as an affected one. */
const PARENTS: Readonly<Record<string, readonly (readonly [major: string, fixed: string])[]>> = {
  'cross-fetch': [
    ['3', '3.2.0'],
    ['4', '4.1.0'],
  ],
};

/** @returns `3.2.0`; undefined when no such release is known */
export function fixedParent(name: string, versionOrRange: string): string | undefined {
  const major = /\d+/.exec(versionOrRange)?.[0];
  return Object.hasOwn(PARENTS, name)
    ? PARENTS[name]?.find(([each]) => each === major)?.[1]
    : undefined;
}
