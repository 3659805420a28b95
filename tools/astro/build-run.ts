import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Batch,
  createBatch,
  createLlhttp,
  type LabOutput,
  runLab,
} from '../../src/lab/index.ts';
import type { Edits } from '../../src/scenario/code-link.ts';
import { programOf } from '../../src/scenario/program.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readLlhttp, readPackage, readRelease } from '../cache.ts';

/**
 * Runs a scenario while the site is built, so that a page without script shows what a run really said.
 *
 * @param edits files that stand in place of those that the knobs write
 * @throws Error saying what to do when the Lab's parts have not been extracted
 */
export async function runAtBuild(scenario: Scenario, edits: Edits = {}): Promise<LabOutput> {
  const { node, fetch } = scenario;
  const [release, llhttp, packages] = await Promise.all([
    readRelease(node),
    readLlhttp(),
    fetch === 'http' ? [] : Promise.all([readPackage(`node-fetch-${fetch}`)]),
  ]);
  const files = { ...programOf(scenario).files, ...edits, 'probe.mjs': probe() };
  return runLab({ release, files, packages }, createLlhttp(llhttp));
}

const BATCHES = new Map<string, Promise<Batch>>();

/** One of many: the same answer, from processes that are booted once for each release. */
export async function runInBatchAtBuild(scenario: Scenario): Promise<LabOutput> {
  const { node, fetch } = scenario;
  const batch = BATCHES.get(node) ?? bootBatch(node);
  BATCHES.set(node, batch);
  const packages = fetch === 'http' ? [] : [await readPackage(`node-fetch-${fetch}`)];
  const files = { ...programOf(scenario).files, 'probe.mjs': probe() };
  return (await batch).run({ files, packages });
}

async function bootBatch(node: string): Promise<Batch> {
  const [release, llhttp] = await Promise.all([readRelease(node), readLlhttp()]);
  return createBatch(release, createLlhttp(llhttp));
}

function probe(): string {
  return readFileSync(join('playground', 'probe.mjs'), 'utf8');
}
