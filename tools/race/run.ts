import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  type Batch,
  createBatch,
  createLlhttp,
  type LabOutput,
  type Llhttp,
  runLab,
} from '../../src/lab/index.ts';
import type { ReleasePack } from '../../src/lab/node/pack.ts';
import type { BundledPackage } from '../../src/lab/program/package.ts';
import { programOf } from '../../src/scenario/program.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { cachePath, readLlhttp, readPackage, readRelease } from '../cache.ts';

/** The Lab with its parts from .cache/: what a worker has on the page, in this process. */
export class LabRunner {
  readonly #llhttp: Llhttp;
  readonly #probe: string;
  readonly #releases = new Map<string, Promise<ReleasePack>>();
  readonly #packages = new Map<string, Promise<readonly BundledPackage[]>>();
  readonly #batches = new Map<string, Promise<Batch>>();

  private constructor(llhttp: Llhttp, probe: string) {
    this.#llhttp = llhttp;
    this.#probe = probe;
  }

  /** Extracts what the Lab runs on first, where that has not been done; what it does is on stderr. */
  static async load(): Promise<LabRunner> {
    if (!existsSync(cachePath('llhttp.wasm'))) extract();
    const probe = await readFile(new URL('../../playground/probe.mjs', import.meta.url), 'utf8');
    return new LabRunner(createLlhttp(await readLlhttp()), probe);
  }

  get llhttp(): Llhttp {
    return this.#llhttp;
  }

  release(version: string): Promise<ReleasePack> {
    return once(this.#releases, version, () => readRelease(version));
  }

  /** What `import 'node-fetch'` finds: nothing for `http`. */
  packages(fetch: string): Promise<readonly BundledPackage[]> {
    return once(this.#packages, fetch, async () =>
      fetch === 'http' ? [] : [await readPackage(`node-fetch-${fetch}`)],
    );
  }

  filesOf(scenario: Scenario): Record<string, string> {
    return { ...programOf(scenario).files, 'probe.mjs': this.#probe };
  }

  async run(scenario: Scenario, log = ''): Promise<LabOutput> {
    const [release, packages] = await Promise.all([
      this.release(scenario.node),
      this.packages(scenario.fetch),
    ]);
    const files = this.filesOf(scenario);
    return runLab({ release, files, packages, log }, this.#llhttp);
  }

  /** One of many: the same answer as `run`, from processes that are booted once for each release. */
  async runInBatch(scenario: Scenario): Promise<LabOutput> {
    const [batch, packages] = await Promise.all([
      once(this.#batches, scenario.node, async () =>
        createBatch(await this.release(scenario.node), this.#llhttp),
      ),
      this.packages(scenario.fetch),
    ]);
    return batch.run({ files: this.filesOf(scenario), packages });
  }
}

/** @throws when it failed; it has said why by then */
function extract(): void {
  const stderr = 2;
  const { status } = spawnSync('node', ['tools/extract-node-lib/main.ts'], {
    stdio: ['ignore', stderr, stderr],
  });
  if (status !== 0) throw new Error('the Lab has nothing to run on: `npm run extract` failed');
}

function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const loading = known.get(key) ?? load();
  known.set(key, loading);
  return loading;
}
