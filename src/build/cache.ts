import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { BundledPackage, LlhttpMajor, ReleasePack, ReleasePart } from '../lab/index.ts';

/**
 * The folder that `npm run extract` writes and everything else only reads. Nothing in it is committed, and a deleted
 * cache is downloaded again. Layout:
 *
 *     node/<release>/        the release's own binary and its licence
 *     packs/<release>.json   ReleasePack
 *     parts/<release>/<part>.json   ReleasePart
 *     sources/<release>.json Node's own text of the modules the site quotes
 *     library/<release>.json Node's own text of each module that the Lab runs, which a patch is applied to
 *     packages/<name>-<version>.json   BundledPackage
 *     packages/clients/<name>@<version>.json   BundledPackage of another client
 *     llhttp-<major>.wasm    Node's HTTP parser
 *     licences.json          of everything that is served
 *     fonts/<hash>.woff2     the parts of a font that most pages need; `astro build` writes them
 *     certainties/<hash>.json  whether the answer of a scenario is certain, by what made it
 *     orders/<hash>.json     how a scenario ends in every order, by what made it
 *     pictures/<hash>.png    pictures for other sites, by what they were made from
 *     script-chunks.json     the script files of the pages; `astro build` writes it
 *     subjects/              what `npm run record` downloads or builds: servers, clients, runtimes
 */
const CACHE = resolve('.cache');

/** A part of the cache is missing or damaged. The message says which part, and what to do. */
export class CacheError extends Error {
  override readonly name = 'CacheError';
}

/** A path inside the cache. */
export function cachePath(...segments: readonly string[]): string {
  return resolve(CACHE, ...segments);
}

/** Writes a file so that neither a reader nor an interrupted run leaves or sees half of it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The text of a file, or undefined when there is no such file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The releases whose packs are in the cache, oldest first. */
export async function releasesInCache(): Promise<readonly string[]> {
  return (await namesIn('packs')).sort(byVersion);
}

/** @throws CacheError when the pack is missing or damaged */
export function readRelease(version: string): Promise<ReleasePack> {
  return readExtracted('packs', `${version}.json`);
}

/** @throws CacheError when the part is missing or damaged */
export function readPart(version: string, part: string): Promise<ReleasePart> {
  return readExtracted(`parts/${version}`, `${part}.json`);
}

/**
 * Module id → Node's own text, of each module of lib/ that the Lab runs.
 *
 * @throws CacheError when it is missing or damaged
 */
export function readLibrary(version: string): Promise<Readonly<Record<string, string>>> {
  return readExtracted('library', `${version}.json`);
}

/** `node-fetch-2.6.12` and the like. */
export async function packagesInCache(): Promise<readonly string[]> {
  return (await namesIn('packages')).sort(byVersion);
}

/** @throws CacheError when the package is missing or damaged */
export function readPackage(nameAndVersion: string): Promise<BundledPackage> {
  return readExtracted('packages', `${nameAndVersion}.json`);
}

/** `axios@1.21.1` and the like: the clients that could be installed here. */
export async function clientsInCache(): Promise<readonly string[]> {
  return (await namesIn(join('packages', 'clients')).catch(() => [])).sort(byVersion);
}

/** @throws CacheError when the client is missing or damaged */
export function readClient(spec: string): Promise<BundledPackage> {
  return readExtracted(join('packages', 'clients'), `${spec}.json`);
}

export const llhttpPath = (major: LlhttpMajor) => cachePath(`llhttp-${major}.wasm`);

/** The WebAssembly module of llhttp. */
export async function readLlhttp(major: LlhttpMajor): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(llhttpPath(major)).catch(explainMissing);
  return new Uint8Array(bytes);
}

async function readExtracted<T>(folder: string, file: string): Promise<T> {
  const text = await readFile(cachePath(folder, file), 'utf8').catch(explainMissing);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message would quote the file, which has a megabyte.
    throw new CacheError(
      `${cachePath(folder, file)} is damaged: run \`npm run extract\`, which makes it anew`,
    );
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(cachePath(folder)).catch(explainMissing);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}

function explainMissing(error: unknown): never {
  if (!isMissing(error)) throw error;
  throw new CacheError(`${error.path} is not there: run \`npm run extract\``, { cause: error });
}

function isMissing(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
