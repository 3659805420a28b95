import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Choice, ChosenTimes } from '../lab/chosen-times.ts';
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
import { importedClients, nodeFetchFor } from '../scenario/clients.ts';
import { type Edits, PATCH_FILE } from '../scenario/code-link.ts';
import { delaysOf } from '../scenario/order-delays.ts';
import { timeOf } from '../scenario/process.ts';
import { loadClients } from '../scenario/program/clients/loaded.ts';
import { programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withoutClock } from '../scenario/untimed-probe.ts';
import { readClient, readLlhttp, readPackage } from './cache.ts';
import { readPatchedPart, readPatchedRelease } from './patched-release.ts';

// Here nothing is saved by loading them later.
await loadClients();

/** What is run, and on which versions, by the names of the knobs. */
export interface LabRun
  extends Pick<
    LabInput,
    'files' | 'clientFile' | 'serverFile' | 'commonJs' | 'nodeDebug' | 'log' | 'time'
  > {
  readonly node: string;
  /** Times that were chosen one by one: a name of a schedule → its microseconds. */
  readonly delays?: Choice['delays'];
  /** A version of node-fetch, or `http` for a program without it. */
  readonly fetch: string;
  /** A diff of the release's lib/. Its code runs as Node's own, so a patch of somebody else belongs into a box. */
  readonly patch?: string;
}

/**
 * The Lab in this process, with its parts from .cache/, as a worker has it on the page. A part is read when it is first
 * needed. It is kept after that, because its compiled code is kept with it.
 */
export class LabRunner {
  readonly #llhttps: Readonly<Record<LlhttpMajor, Llhttp>>;
  readonly #releases = new Map<string, Promise<ReleasePack>>();
  readonly #packages = new Map<string, Promise<BundledPackage>>();
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

  /** @throws PatchError when the patch does not apply to the release */
  async run({ node, fetch, patch, delays, ...given }: LabRun): Promise<LabOutput> {
    const [release, packages] = await Promise.all([
      this.#release(node, patch),
      this.packages(fetch, node, given.files),
    ]);
    const input = delays ? { ...given, times: new ChosenTimes({ delays }) } : given;
    const llhttp = this.#llhttpOf(release);
    return this.#withParts(node, patch, () => runLab({ ...input, release, packages }, llhttp));
  }

  /**
   * The same answer as `run`, without a log, from processes that are booted once for each release. For many runs.
   *
   * @param keeps `endings`: only the events that say how the requests ended (`endEventsOf`)
   */
  async runInBatch(run: LabRun, keeps?: 'endings'): Promise<LabOutput> {
    if (run.delays) return this.run(run);
    const { node, fetch, patch, files, time = {} } = run;
    const [batch, packages] = await Promise.all([
      this.batch(node, patch),
      this.packages(fetch, node, files),
    ]);
    return this.#withParts(node, patch, () => batch.run({ files, packages, time }, keeps));
  }

  batch(node: string, patch?: string): Promise<Batch> {
    return once(this.#batches, keyOf(node, patch), async () => {
      const release = await this.#release(node, patch);
      return createBatch(release, this.#llhttpOf(release));
    });
  }

  /** What the imports of a program find: node-fetch, unless `fetch` is `http`, and each listed client. */
  packages(
    fetch: string,
    node: string,
    files: LabRun['files'],
  ): Promise<readonly BundledPackage[]> {
    return Promise.all([
      ...(fetch === 'http' ? [] : [this.#package(`node-fetch-${fetch}`, readPackage)]),
      ...importedClients(files, node).map((spec) => this.#package(spec, readClient)),
    ]);
  }

  #package(name: string, read: (name: string) => Promise<BundledPackage>): Promise<BundledPackage> {
    return once(this.#packages, name, () => read(name));
  }

  /** Runs, and again for each part of the release that turns out to be missing. It is kept with the release. */
  async #withParts(
    node: string,
    patch: string | undefined,
    run: () => LabOutput,
  ): Promise<LabOutput> {
    const added = new Set<string>();
    for (;;) {
      const output = run();
      const part = output.missingPart;
      if (part === undefined) return output;
      if (added.has(part))
        throw new Error(`part ${part} of Node ${node} lacks what it should have`);
      added.add(part);
      addPart(await this.#release(node, patch), await readPatchedPart(node, part, patch));
    }
  }

  #llhttpOf(release: ReleasePack): Llhttp {
    return this.#llhttps[llhttpMajorOf(release)];
  }

  #release(node: string, patch?: string): Promise<ReleasePack> {
    return once(this.#releases, keyOf(node, patch), () => readPatchedRelease(node, patch));
  }
}

/**
 * A scenario as the page runs it: with the probe.
 *
 * @param edits files that replace those that the knobs write, and a patch of Node
 */
export function labRunOf(scenario: Scenario, edits: Edits = {}): LabRun {
  const { node } = scenario;
  const { [PATCH_FILE]: patch, ...own } = edits;
  const written = { ...programOf(scenario).files, ...own, 'probe.mjs': probe() };
  const delays = delaysOf(scenario.order);
  const files = delays ? withoutClock(written) : written;
  return {
    node,
    fetch: nodeFetchFor(scenario, files),
    files,
    time: timeOf(scenario),
    ...(delays && { delays }),
    ...(patch === undefined ? {} : { patch }),
  };
}

function probe(): string {
  return readFileSync(join('playground', 'probe.mjs'), 'utf8');
}

const keyOf = (node: string, patch = '') => `${node}\n${patch}`;

function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const loading = known.get(key) ?? load();
  known.set(key, loading);
  return loading;
}
