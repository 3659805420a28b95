import { compareReleases } from './node-releases.ts';

/**
 * Whether a release of a package sends `Connection: close` without an agent. node-fetch: 2.6.13 and 3.3.2 no longer do,
 * and all 4.0.0 betas are older than these. The others were read in the published packages and run.
 */
export function sendsClose(name: string, version: string): boolean | undefined {
  switch (name) {
    case 'node-fetch':
      return nodeFetchSends(version);
    case '@supabase/node-fetch':
    case 'node-fetch-npm':
    case 'minipass-fetch':
      return true;
    case 'soap':
      return compareReleases(version, '1.1.11') < 0;
    case 'strong-soap':
      return true;
    default:
      return undefined;
  }
}

function nodeFetchSends(version: string): boolean {
  if (version.startsWith('4.0.0-beta')) return true;
  const fixed = version.startsWith('3.') ? '3.3.2' : '2.6.13';
  return compareReleases(version, fixed) < 0;
}

/** The versions of node-fetch whose request error is made at a line of `lib/index.js` (2.x) or `src/index.js` (3.x). */
const LINES: Readonly<
  Record<string, readonly (readonly [line: number, versions: string, sends: boolean | undefined])[]>
> = {
  'lib/index.js': [
    [1393, '2.1.2', true],
    [1345, '2.2.0', true],
    [1444, '2.3.0', true],
    [1430, '2.4.1', true],
    [1453, '2.5.0', true],
    [1455, '2.6.0', true],
    [1461, '2.6.1 or 2.6.2', true],
    [1494, '2.6.3', true],
    [1482, '2.6.4', true],
    [1483, '2.6.5 or 2.6.6', true],
    [1491, '2.6.7', true],
    [1505, '2.6.8 to 2.6.12', true],
    [1501, '2.6.13 or 2.7.0', false],
  ],
  // For bundlers: the same code with other lines.
  'lib/index.mjs': [
    [1499, '2.6.8 to 2.6.12', true],
    [1495, '2.6.13 or 2.7.0', false],
  ],
  'lib/index.es.js': [
    [1501, '2.6.8 to 2.6.12', true],
    [1497, '2.6.13 or 2.7.0', false],
  ],
  'src/index.js': [
    [94, '3.0.0', true],
    [95, '3.1.0', true],
    [98, '3.1.1', true],
    [108, '3.2.0 to 3.3.2, or a beta of 4.0.0', undefined],
  ],
};

/** What the line of a frame in node-fetch says. `sends` is undefined where releases of both kinds have that line. */
export function nodeFetchAt(
  file: string,
  line: number,
): { readonly versions: string; readonly sends: boolean | undefined } | undefined {
  const row = LINES[file]?.find(([each]) => each === line);
  return row && { versions: row[1], sends: row[2] };
}

/** Packages that ask for one version of node-fetch and no other. */
const PINS: Readonly<Record<string, string>> = {
  'cross-fetch@3.1.4': '2.6.1',
  'cross-fetch@3.1.5': '2.6.7',
  'cross-fetch@3.1.7': '2.6.12',
};

/** The node-fetch that comes with a package which pins it. */
export function pinnedBy(name: string, version: string): string | undefined {
  const key = `${name}@${version}`;
  return Object.hasOwn(PINS, key) ? PINS[key] : undefined;
}
