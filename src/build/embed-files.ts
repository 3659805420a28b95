import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbedData, EmbedLab } from '../embed/embed-data.ts';
import { type EmbedRun, embedRunOf } from '../embed/embed-run.ts';
import { knownScenarios } from '../embed/known-scenarios.ts';
import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS, type Scenario } from '../scenario/scenario.ts';
import { certaintyAtBuild, runInBatchAtBuild } from './build-run.ts';
import { buildLabAssets } from './lab-assets.ts';

/** A file that the site serves as `/embed/<name>.json`. */
interface EmbedFile {
  /** A hash of the content, so that a page never reads a file of another build. */
  readonly name: string;
  readonly body: string;
}

/** The files of /embed/, and what its page needs to know of them. */
interface EmbedBuild {
  readonly files: readonly EmbedFile[];
  readonly data: EmbedData;
  /** The default run, which the page is built with. */
  readonly run: EmbedRun;
}

const HASH_LENGTH = 12;

let built: Promise<EmbedBuild> | undefined;

/**
 * Runs the scenarios that people link to most, once for a build.
 * @param base where the site begins, with slashes at both ends
 */
export function buildEmbedFiles(base: string): Promise<EmbedBuild> {
  built ??= build(base);
  return built;
}

async function build(base: string): Promise<EmbedBuild> {
  const files = new Map<string, string>();
  const add = (value: EmbedRun | EmbedLab): string => {
    const body = JSON.stringify(value);
    const name = createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
    files.set(name, body);
    return name;
  };
  const known = new Map(knownScenarios().map((each) => [formatQuery(each), each]));
  const runs: Record<string, string> = {};
  for (const [query, scenario] of known) runs[query] = add(await runOf(scenario));
  const { assets } = await buildLabAssets();
  const probe = await readFile(join('playground', 'probe.mjs'), 'utf8');
  const lab = add({ lab: { ...assets, base }, probe });
  return {
    files: [...files].map(([name, body]) => ({ name, body })),
    data: { base, runs, lab },
    run: await runOf(DEFAULTS),
  };
}

async function runOf(scenario: Scenario): Promise<EmbedRun> {
  return embedRunOf(await runInBatchAtBuild(scenario), await certaintyAtBuild(scenario));
}
