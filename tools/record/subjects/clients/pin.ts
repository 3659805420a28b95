/**
 * `node tools/record/subjects/clients/pin.ts axios@1.21.1 …`: asks npm what it would install for these clients, and
 * records it in locks.json with the hash of each package (trust on first use). Addresses of registries are left out.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../../../src/build/cache.ts';
import { npm } from '../../../extract-node-lib/npm.ts';
import { type ClientLock, LOCKS_FILE, manifestOf, readLocks } from './locks.ts';

const SPEC = /^(?<name>.+)@(?<version>\d+\.\d+\.\d+)$/;

async function lockOf(name: string, version: string): Promise<ClientLock> {
  const folder = await mkdtemp(join(tmpdir(), 'pin-'));
  try {
    await writeFile(join(folder, 'package.json'), manifestOf(name, version));
    await npm([
      'install',
      `--prefix=${folder}`,
      '--package-lock-only',
      '--omit-lockfile-registry-resolved',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ]);
    const { packages } = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
    return { packages: withoutTheRest(packages) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What npm needs to install a package. */
const KEPT: readonly string[] = [
  ...['version', 'integrity', 'optional', 'peer', 'os', 'cpu'],
  ...['dependencies', 'optionalDependencies', 'peerDependencies', 'peerDependenciesMeta'],
];

function withoutTheRest(packages: Readonly<Record<string, object>>): ClientLock['packages'] {
  const kept = (entry: object) =>
    Object.fromEntries(Object.entries(entry).filter(([field]) => KEPT.includes(field)));
  return Object.fromEntries(Object.entries(packages).map(([path, entry]) => [path, kept(entry)]));
}

const specs = process.argv.slice(2);
const locks: Record<string, ClientLock> = { ...(await readLocks()) };
for (const spec of specs) {
  const { name, version } = SPEC.exec(spec)?.groups ?? {};
  if (!name || !version) {
    console.error(`${spec}: write a name and all three numbers of a version, axios@1.21.1`);
    process.exit(2);
  }
  locks[spec] = await lockOf(name, version);
}
const sorted = Object.entries(locks).sort(([a], [b]) => a.localeCompare(b, 'en'));
await writeWhole(LOCKS_FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
