import type { Edition } from './ast.ts';

/** Whether a release, such as `20.11.1`, is this one or a later one of any line. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** The edition of ECMAScript whose syntax a release knows. */
export function editionOf(version: string): Edition {
  return isAtLeast(version, 24, 0) ? 'latest' : 16;
}
