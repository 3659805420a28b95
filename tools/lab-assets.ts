import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { LabAsset, LabAssets } from '../src/lab/assets.ts';
import { bundleScript } from './bundle/script.ts';
import { packagesInCache, readLlhttp, readPackage, readRelease, releasesInCache } from './cache.ts';

/** A file that the site serves under /lab/. */
export interface LabFile {
  /** With a hash of the content: `node-20.0.0.3f2a…` */
  readonly name: string;
  readonly extension: 'js' | 'json' | 'wasm';
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** The files, and the list of them that goes into a page. */
interface LabBuild {
  readonly files: readonly LabFile[];
  readonly assets: LabAssets;
}

const ENGINE_ENTRY = 'src/engines/lab/worker.ts';
const HASH_LENGTH = 12;

/**
 * Everything a page needs to run the Lab, named by content, so that it can be cached forever. Reads what
 * `npm run extract` made and bundles the worker; throws, saying what to do, when either is not there.
 */
export async function buildLabAssets(): Promise<LabBuild> {
  const files: LabFile[] = [];
  const add = (
    stem: string,
    extension: LabFile['extension'],
    type: string,
    body: LabFile['body'],
  ): LabAsset => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
    const name = `${stem}.${hash}`;
    files.push({ name, extension, type, body });
    return { path: `lab/${name}.${extension}`, bytes: Buffer.byteLength(body) };
  };
  const addJson = (stem: string, value: unknown) =>
    add(stem, 'json', 'application/json', JSON.stringify(value));

  const engine = add('engine', 'js', 'text/javascript', await bundleEngine());
  const llhttp = add('llhttp', 'wasm', 'application/wasm', await readLlhttp());
  const releases: Record<string, LabAsset> = {};
  for (const version of await releasesInCache()) {
    releases[version] = addJson(`node-${version}`, await readRelease(version));
  }
  const fetches: Record<string, LabAsset> = {};
  for (const name of await packagesInCache()) {
    const bundled = await readPackage(name);
    fetches[bundled.version] = addJson(name, bundled);
  }
  return { files, assets: { engine, llhttp, releases, fetches } };
}

async function bundleEngine(): Promise<string> {
  if (!existsSync(ENGINE_ENTRY)) {
    throw new Error(`${ENGINE_ENTRY} is not there: the Lab has no worker to serve`);
  }
  return bundleScript(ENGINE_ENTRY);
}
