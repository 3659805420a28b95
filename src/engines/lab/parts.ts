import type { LabAsset, LabAssets } from '../../lab/assets.ts';
import { EngineError } from '../engine.ts';

/** Where a page finds the parts of the Lab: what the build wrote, and the path that the site is served under. */
export interface LabManifest extends LabAssets {
  /** `/`, or `/the-unread-fin/`. */
  readonly base: string;
}

const REMEDY = 'Check the connection and press Run again. What you wrote is kept.';

/** Fetches the parts of the Lab once each. A part that failed is asked for again next time. */
export class LabParts {
  readonly #manifest: LabManifest;
  readonly #parts = new Map<string, Promise<string>>();

  constructor(manifest: LabManifest) {
    this.#manifest = manifest;
  }

  get frameUrl(): string {
    return this.#manifest.base + this.#manifest.frame.path;
  }

  /**
   * A release, and the parser that it has.
   *
   * @throws EngineError `release-unknown` or `assets-not-loaded`
   */
  release(node: string): Promise<[release: string, llhttp: string]> {
    const asset = this.#manifest.releases[node];
    if (asset)
      return Promise.all([this.#part(asset), this.#part(this.#manifest.llhttps[asset.llhttp]!)]);
    throw new EngineError(
      'release-unknown',
      `This build of the site does not have Node ${node}.`,
      `Pick one of ${Object.keys(this.#manifest.releases).join(', ')}.`,
    );
  }

  /**
   * A part of a release; undefined when the release has no such part.
   *
   * @throws EngineError `assets-not-loaded`
   */
  async partOf(node: string, name: string): Promise<string | undefined> {
    const parts = this.#manifest.releases[node]?.parts ?? {};
    // A program may have chosen the name: nothing is found on a prototype.
    return Object.hasOwn(parts, name) ? this.#part(parts[name]!) : undefined;
  }

  /** @throws EngineError `package-unknown` or `assets-not-loaded` */
  nodeFetch(version: string): Promise<string> {
    const asset = this.#manifest.fetches[version];
    if (asset) return this.#part(asset);
    throw new EngineError(
      'package-unknown',
      `This build of the site does not have node-fetch ${version}.`,
      `Pick one of ${Object.keys(this.#manifest.fetches).join(', ')}.`,
    );
  }

  /**
   * @param spec `axios@1.21.1`
   * @throws EngineError `package-unknown` or `assets-not-loaded`
   */
  client(spec: string): Promise<string> {
    const asset = this.#manifest.clients[spec];
    if (asset) return this.#part(asset);
    throw new EngineError(
      'package-unknown',
      `This build of the site does not have ${spec}, which the program imports.`,
      `It has node-fetch, ${Object.keys(this.#manifest.clients).join(', ')}.`,
    );
  }

  #part({ path }: LabAsset): Promise<string> {
    const url = this.#manifest.base + path;
    const known = this.#parts.get(url);
    if (known) return known;
    const part = load(url);
    this.#parts.set(url, part);
    part.catch(() => this.#parts.delete(url));
    return part;
  }
}

/** @throws EngineError `assets-not-loaded` */
export async function load(url: string): Promise<string> {
  const response = await fetch(url).catch((cause: Error) => {
    throw notLoaded(`${url} could not be loaded (${cause.message}).`);
  });
  if (!response.ok) throw notLoaded(`${url} answered ${response.status}.`);
  // A connection that is lost in the middle, or a page that is left, rejects here.
  return response.text().catch((cause: Error) => {
    throw notLoaded(`${url} was not loaded to its end (${cause.message}).`);
  });
}

export function notLoaded(message: string): EngineError {
  return new EngineError('assets-not-loaded', `A part of the Lab is missing: ${message}`, REMEDY);
}
