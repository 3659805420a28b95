import type { LabAsset, LabAssets } from '../../lab/assets.ts';
import { EngineError } from '../engine.ts';
import type { RuntimeAssets } from './protocol.ts';

/** Where a page finds the parts of the Lab: what the build wrote, and the path that the site is served under. */
export interface LabManifest extends LabAssets {
  /** `/`, or `/the-unread-fin/`. */
  readonly base: string;
}

/** Path of the sandbox's document, below the base. Not hashed: its policy is part of it, and it is small. */
const FRAME_PATH = 'lab/frame.html';

const REMEDY = 'Check the connection and press Run again. What you wrote is kept.';

/** Fetches the parts of the Lab once each. A part that failed is asked for again next time. */
export class LabParts {
  readonly #manifest: LabManifest;
  readonly #parts = new Map<string, Promise<unknown>>();

  constructor(manifest: LabManifest) {
    this.#manifest = manifest;
  }

  get frameUrl(): string {
    return this.#manifest.base + FRAME_PATH;
  }
  get releases(): readonly string[] {
    return Object.keys(this.#manifest.releases);
  }
  workerSource(): Promise<string> {
    return this.#part(this.#manifest.engine, (response) => response.text());
  }
  llhttp(): Promise<ArrayBuffer> {
    return this.#part(this.#manifest.llhttp, (response) => response.arrayBuffer());
  }

  /**
   * @param fetch node-fetch version, or `http` for a program without it
   * @throws EngineError `release-unknown`, `package-unknown` or `assets-not-loaded`
   */
  async runtime(node: string, fetch: string): Promise<RuntimeAssets> {
    const [release, packages] = await Promise.all([this.#release(node), this.#packages(fetch)]);
    return { key: `${node} ${fetch}`, release, packages };
  }

  #release(node: string): Promise<string> {
    const asset = this.#manifest.releases[node];
    if (!asset) {
      throw new EngineError(
        'release-unknown',
        `This build of the site does not have Node ${node}.`,
        `Pick one of ${this.releases.join(', ')}.`,
      );
    }
    return this.#part(asset, (response) => response.text());
  }

  async #packages(fetch: string): Promise<string> {
    if (fetch === 'http') return '[]';
    const asset = this.#manifest.fetches[fetch];
    if (!asset) {
      throw new EngineError(
        'package-unknown',
        `This build of the site does not have node-fetch ${fetch}.`,
        `Pick one of ${Object.keys(this.#manifest.fetches).join(', ')}.`,
      );
    }
    return `[${await this.#part(asset, (response) => response.text())}]`;
  }

  #part<T>({ path }: LabAsset, read: (response: Response) => Promise<T>): Promise<T> {
    const url = this.#manifest.base + path;
    const known = this.#parts.get(url) as Promise<T> | undefined;
    if (known) return known;
    const part = load(url, read);
    this.#parts.set(url, part);
    part.catch(() => this.#parts.delete(url));
    return part;
  }
}

async function load<T>(url: string, read: (response: Response) => Promise<T>): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw notLoaded(`${url} could not be loaded (${(cause as Error).message}).`);
  }
  if (!response.ok) throw notLoaded(`${url} answered ${response.status}.`);
  return read(response);
}

function notLoaded(message: string): EngineError {
  return new EngineError('assets-not-loaded', `A part of the Lab is missing: ${message}`, REMEDY);
}
