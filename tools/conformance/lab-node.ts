import { createLlhttp, type Llhttp, runLab } from '../../src/lab/index.ts';
import type { ReleasePack } from '../../src/lab/node/pack.ts';
import type { BundledPackage } from '../../src/lab/program/package.ts';
import { packagesInCache, readLlhttp, readPackage, readRelease } from '../cache.ts';
import type { Program } from './program.ts';
import { normalise, type Transcript } from './transcript.ts';

/** The same release in the Lab. */
export class LabNode {
  readonly #release: ReleasePack;
  readonly #packages: readonly BundledPackage[];
  readonly #llhttp: Llhttp;
  readonly #server: string;

  private constructor(
    release: ReleasePack,
    packages: readonly BundledPackage[],
    llhttp: Llhttp,
    server: string,
  ) {
    this.#release = release;
    this.#packages = packages;
    this.#llhttp = llhttp;
    this.#server = server;
  }

  static async load(version: string, server: string): Promise<LabNode> {
    const packages = await Promise.all((await packagesInCache()).map(readPackage));
    const llhttp = createLlhttp(await readLlhttp());
    return new LabNode(await readRelease(version), packages, llhttp, server);
  }

  run({ client, fetch, nodeDebug }: Program): Transcript {
    const { events, exitCode } = runLab(
      {
        release: this.#release,
        files: { 'client.mjs': client, 'server.mjs': this.#server },
        packages: this.#packages.filter(({ version }) => version === fetch),
        nodeDebug,
      },
      this.#llhttp,
    );
    let text = '';
    for (const event of events) {
      if (event.actor !== 'client') continue;
      if (event.kind === 'output' || event.kind === 'debug') text += event.text;
    }
    return normalise(text, exitCode);
  }
}
