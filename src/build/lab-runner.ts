import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addPart,
  type Batch,
  type BundledPackage,
  createBatch,
  createLlhttp,
  type LabInput,
  type LabOutput,
  type Llhttp,
  type LlhttpMajor,
  llhttpMajorOf,
  type ReleasePack,
  runLab,
} from '../lab/index.ts';
import type { Edits } from '../scenario/code-link.ts';
import { timeOf } from '../scenario/process.ts';
import { programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readLlhttp, readPackage, readPart, readRelease } from './cache.ts';

/** What is run, and on which versions, by the names of the knobs. */
export interface LabRun
  extends Pick<
    LabInput,
    'files' | 'clientFile' | 'serverFile' | 'commonJs' | 'nodeDebug' | 'log' | 'time' | 'schedule'
  > {
  readonly node: string;
  /** A version of node-fetch, or `http` for a program without it. */
  readonly fetch: string;
}

/**
 * The Lab in this process, with its parts from .cache/, as a worker has it on the page. A part is read when it is first
 * needed. It is kept after that, because its compiled code is kept with it.
 */
export class LabRunner {
  readonly #llhttps: Readonly<Record<LlhttpMajor, Llhttp>>;
  readonly #releases = new Map<string, Promise<ReleasePack>>();
  readonly #packages = new Map<string, Promise<readonly BundledPackage[]>>();
  readonly #batches = new Map<string, Promise<Batch>>();

  private constructor(llhttps: Readonly<Record<LlhttpMajor, Llhttp>>) {
    this.#llhttps = llhttps;
  }

  /** @throws Error saying what to do when the Lab's parts have not been extracted */
  static async load(): Promise<LabRunner> {
    const read = async (major: LlhttpMajor) => createLlhttp(await readLlhttp(major));
    const [llhttp8, llhttp9] = await Promise.all([read(8), read(9)]);
    return new LabRunner({ 8: llhttp8, 9: llhttp9 });
  }

  async run({ node, fetch, ...input }: LabRun): Promise<LabOutput> {
    const [release, packages] = await Promise.all([this.#release(node), this.packages(fetch)]);
    const llhttp = this.#llhttpOf(release);
    return this.#withParts(node, () => runLab({ ...input, release, packages }, llhttp));
  }

  /** The same answer as `run`, without a log, from processes that are booted once for each release. For many runs. */
  async runInBatch({ node, fetch, files, time = {} }: LabRun): Promise<LabOutput> {
    const [batch, packages] = await Promise.all([this.batch(node), this.packages(fetch)]);
    return this.#withParts(node, () => batch.run({ files, packages, time }));
  }

  batch(node: string): Promise<Batch> {
    return once(this.#batches, node, async () => {
      const release = await this.#release(node);
      return createBatch(release, this.#llhttpOf(release));
    });
  }

  /** The package that `import 'node-fetch'` finds; none for `http`. */
  packages(fetch: string): Promise<readonly BundledPackage[]> {
    return once(this.#packages, fetch, async () =>
      fetch === 'http' ? [] : [await readPackage(`node-fetch-${fetch}`)],
    );
  }

  /** Runs, and again for each part of the release that turns out to be missing. It is kept with the release. */
  async #withParts(node: string, run: () => LabOutput): Promise<LabOutput> {
    const added = new Set<string>();
    for (;;) {
      const output = run();
      const part = output.missingPart;
      if (part === undefined) return output;
      if (added.has(part))
        throw new Error(`part ${part} of Node ${node} lacks what it should have`);
      added.add(part);
      addPart(await this.#release(node), await readPart(node, part));
    }
  }

  #llhttpOf(release: ReleasePack): Llhttp {
    return this.#llhttps[llhttpMajorOf(release)];
  }

  #release(node: string): Promise<ReleasePack> {
    return once(this.#releases, node, () => readRelease(node));
  }
}

/**
 * A scenario as the page runs it: with the probe.
 *
 * @param edits files that replace those that the knobs write
 */
export function labRunOf(scenario: Scenario, edits: Edits = {}): LabRun {
  const { node, fetch } = scenario;
  const files = { ...programOf(scenario).files, ...edits, 'probe.mjs': probe() };
  return { node, fetch, files, time: timeOf(scenario) };
}

function probe(): string {
  return readFileSync(join('playground', 'probe.mjs'), 'utf8');
}

function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const loading = known.get(key) ?? load();
  known.set(key, loading);
  return loading;
}
