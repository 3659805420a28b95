import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '../../src/build/cache.ts';
import { NODE_RELEASES } from '../../src/scenario/versions.ts';
import { ExtractionFailure } from './failure.ts';
import { npm } from './npm.ts';
import { ALL_PACKAGES, PACKAGES_HERE } from './platform.ts';

/**
 * The hash of each release's npm packages, by release and package: Subresource Integrity strings, `sha512-…`.
 * null: npm had no such release of that package when it was asked.
 */
type Pins = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** An archive with its name, version and hash. Nothing else is downloaded. */
export interface PinnedArchive {
  readonly package: string;
  readonly version: string;
  readonly integrity: string;
}

/** The releases that readers can pick. */
export const LISTED: ReadonlySet<string> = new Set(NODE_RELEASES);

const PINS_FILE = fileURLToPath(new URL('pins.json', import.meta.url));

export async function readPins(): Promise<Pins> {
  return JSON.parse(await readFile(PINS_FILE, 'utf8'));
}

/** The archive of a release for this machine; undefined when there is none. */
export function archiveOf(version: string, pins: Pins): PinnedArchive | undefined {
  const pinned = pins[version];
  if (!pinned) {
    throw new ExtractionFailure(
      `Node ${version} is not pinned`,
      `run: npm run extract -- --pin ${version}`,
    );
  }
  for (const name of PACKAGES_HERE) {
    const integrity = pinned[name];
    if (integrity) return { package: name, version, integrity };
  }
  return undefined;
}

/**
 * Asks npm for the hashes of these releases and records them (trust on first use). A recorded hash is never replaced: a
 * published archive does not change, so another hash means another archive, which is refused.
 */
export async function pin(versions: readonly string[]): Promise<void> {
  const unlisted = versions.filter((version) => !LISTED.has(version));
  if (unlisted.length > 0) {
    throw new ExtractionFailure(
      `${unlisted.join(', ')} is not a release that readers can pick`,
      'add it to NODE_RELEASES in src/scenario/versions.ts first',
    );
  }
  const known = await readPins();
  const fresh = new Map<string, Record<string, string | null>>();
  for (const version of versions) fresh.set(version, { ...known[version] });
  for (const name of ALL_PACKAGES) {
    const found = await announced(name, versions);
    for (const [version, pins] of fresh) {
      const [before, now] = [pins[name] ?? null, found.get(version) ?? null];
      if (before && now && before !== now) throw changed(`${name}@${version}`);
      pins[name] = before ?? now;
    }
  }
  for (const [version, pins] of fresh) refuseAbsent(version, pins);
  const all = NODE_RELEASES.map((version) => [version, fresh.get(version) ?? known[version]]);
  await writeWhole(PINS_FILE, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

function changed(spec: string): ExtractionFailure {
  return new ExtractionFailure(
    `npm announces another archive for ${spec} than the one that is pinned`,
    'do not use it; compare with another network or registry',
  );
}

function refuseAbsent(version: string, pins: Readonly<Record<string, string | null>>): void {
  if (Object.values(pins).some((integrity) => integrity !== null)) return;
  throw new ExtractionFailure(
    `npm has no Node ${version} for any platform`,
    'pick another release',
  );
}

interface Announcement {
  readonly version: string;
  readonly 'dist.integrity': string;
}

/** The hashes that the registry gives for a package. Versions that it does not have are absent. */
export async function announced(
  name: string,
  versions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const spec = `${name}@${versions.join(' || ')}`;
  const output = await npm(['view', spec, 'version', 'dist.integrity', '--json']).catch(
    (error: unknown) => {
      if (error instanceof ExtractionFailure && error.code) return ''; // none of these versions
      throw error;
    },
  );
  const answer: Announcement | readonly Announcement[] = output.trim() ? JSON.parse(output) : [];
  const list = Array.isArray(answer) ? answer : [answer as Announcement];
  return new Map(list.map((entry: Announcement) => [entry.version, entry['dist.integrity']]));
}
