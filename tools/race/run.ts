import { readFile } from 'node:fs/promises';
import { createLlhttp, type LabOutput, type Llhttp, runLab } from '../../src/lab/index.ts';
import type { ReleasePack } from '../../src/lab/node/pack.ts';
import type { BundledPackage } from '../../src/lab/program/package.ts';
import { programOf } from '../../src/scenario/program.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readLlhttp, readPackage, readRelease } from '../cache.ts';

/** The Lab with its parts from .cache/: what a worker has on the page, in this process. */
export class LabRunner {
  readonly #llhttp: Llhttp;
  readonly #probe: string;
  readonly #releases = new Map<string, Promise<ReleasePack>>();
  readonly #packages = new Map<string, Promise<readonly BundledPackage[]>>();

  private constructor(llhttp: Llhttp, probe: string) {
    this.#llhttp = llhttp;
    this.#probe = probe;
  }

  /** @throws when `npm run extract` has not been run; the message says so */
  static async load(): Promise<LabRunner> {
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

  async run(scenario: Scenario, nodeDebug = ''): Promise<LabOutput> {
    const [release, packages] = await Promise.all([
      this.release(scenario.node),
      this.packages(scenario.fetch),
    ]);
    const files = this.filesOf(scenario);
    return runLab({ release, files, packages, nodeDebug }, this.#llhttp);
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const loading = known.get(key) ?? load();
  known.set(key, loading);
  return loading;
}
