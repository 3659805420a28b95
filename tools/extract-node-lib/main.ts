/**
 * `npm run extract`: makes everything in .cache/. It downloads the Node releases that a reader can pick, makes a pack
 * of each, and bundles the npm packages that programs import. Unchanged parts are kept, so a second run takes a moment
 * and an interrupted run continues where it stopped.
 *
 *     npm run extract                    make what is missing
 *     npm run extract -- --pin 26.11.0   record the hashes that npm gives for a new release, then make what is missing
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cachePath } from '../../src/build/cache.ts';
import { codeKey } from '../../src/build/code-key.ts';
import { bundlePackages } from '../../src/build/packages/bundle-packages.ts';
import { CLIENT_SPECS } from '../../src/scenario/clients.ts';
import { NODE_RELEASES } from '../../src/scenario/versions.ts';
import { readLocks } from '../record/subjects/clients/locks.ts';
import { missingClient } from '../record/subjects/clients/obtain.ts';
import { extractRelease, isExtracted, packKey } from './extract.ts';
import { ExtractionFailure, explainDisk } from './failure.ts';
import { archiveOf, LISTED, type PinnedArchive, pin, readPins } from './pins.ts';
import { THIS_PLATFORM } from './platform.ts';
import { ProgressLine, seconds } from './progress.ts';

/** Downloads at a time: enough to use the whole bandwidth, few enough to hold in memory. */
const DOWNLOADS_AT_ONCE = 3;

interface Job {
  readonly archive: PinnedArchive;
  readonly key: string;
}

async function releaseJobs(): Promise<readonly Job[]> {
  const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const [tool, natives] = await Promise.all([
    codeKey(here('pack.ts'), [
      ...[here('dump.cjs'), here('quoted-sources.ts'), here('library.ts')],
      here('../../src/lab/node/parts/crypto.ts'),
    ]),
    codeKey(here('../../src/lab/node/parts/natives.ts')), // which imports bindings
  ]);
  const code = `${tool} ${natives}`;
  const pins = await readPins();
  const jobs: Job[] = [];
  for (const version of NODE_RELEASES) {
    const archive = archiveOf(version, pins);
    if (archive) jobs.push({ archive, key: packKey(archive.integrity, code) });
    else console.error(`  Node ${version} left out: npm has no package of it for ${THIS_PLATFORM}`);
  }
  if (jobs.length === 0) {
    throw new ExtractionFailure(
      `npm has none of the Node releases for ${THIS_PLATFORM}`,
      'use Linux with glibc (x64, arm64), macOS or Windows',
    );
  }
  return jobs;
}

/** Does the jobs, a few at a time. @returns the errors, by release */
async function extractAll(jobs: readonly Job[]): Promise<ReadonlyMap<string, unknown>> {
  const failures = new Map<string, unknown>();
  const progress = new ProgressLine(jobs.length);
  progress.line(`Node's own http library, of ${jobs.length} releases (kept in .cache/)`);
  const queue = [...jobs];
  const work = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const { archive, key } = job;
      try {
        await extractRelease(archive, key, progress);
      } catch (error) {
        const reason = explainDisk(error);
        failures.set(archive.version, reason);
        progress.finished(
          archive.version,
          `failed: ${reason instanceof Error ? reason.message : reason}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: DOWNLOADS_AT_ONCE }, work));
  progress.close();
  return failures;
}

/** Removes the packs of releases that are no longer in the list. */
async function dropUnlisted(): Promise<void> {
  for (const folder of ['packs', 'parts', 'sources', 'library', 'node']) {
    await mkdir(cachePath(folder), { recursive: true });
    const names = await readdir(cachePath(folder));
    for (const name of names) {
      const version = name.replace(/\.[a-z]\w*$/, '');
      if (LISTED.has(version)) continue;
      await rm(cachePath(folder, name), { recursive: true, force: true });
    }
  }
}

/** Installs the clients that readers can pick. One that cannot be had is left out, and the page says so. */
async function obtainClients(): Promise<void> {
  const locks = await readLocks();
  for (const spec of CLIENT_SPECS) {
    const reason = await missingClient(spec, locks);
    if (reason !== undefined) console.error(`  ${spec} left out: ${reason}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { pin: { type: 'boolean' } },
    allowPositionals: true,
  });
  const started = performance.now();
  if (values.pin) await pin(positionals.length > 0 ? positionals : NODE_RELEASES);
  await dropUnlisted();
  const jobs = await releaseJobs();
  const done = await Promise.all(jobs.map(({ archive, key }) => isExtracted(archive.version, key)));
  const missing = jobs.filter((_, i) => !done[i]);
  const failures = missing.length > 0 ? await extractAll(missing) : new Map();
  await obtainClients();
  const bundled = await bundlePackages();
  const ready = `${jobs.length - failures.size} of ${NODE_RELEASES.length} Node releases`;
  console.error(
    `Ready in ${seconds(started)} s: ${ready}, ${bundled.fetches} versions of node-fetch, ${bundled.clients} of other clients`,
  );
  if (failures.size > 0) throw firstWithRemedy([...failures.values()]);
}

function firstWithRemedy(failures: readonly unknown[]): unknown {
  return failures.find((failure) => failure instanceof ExtractionFailure) ?? failures[0];
}

main().catch((error: unknown) => {
  if (error instanceof ExtractionFailure) {
    console.error(`\nNot complete: ${error.message}.\n${error.remedy}.`);
  } else {
    console.error(error);
  }
  process.exitCode = 1;
});
