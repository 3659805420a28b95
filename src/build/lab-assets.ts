import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type {
  LabAsset,
  LabAssets,
  LibraryText,
  OrdersAsset,
  ReleaseAsset,
  SizedAsset,
} from '../lab/assets.ts';
import { LLHTTP_MAJORS, llhttpMajorOf } from '../lab/index.ts';
import { bundleScript } from './bundle-script.ts';
import {
  clientsInCache,
  packagesInCache,
  readClient,
  readLibrary,
  readLlhttp,
  readPackage,
  readPart,
  readRelease,
  releasesInCache,
} from './cache.ts';
import { labFrame } from './lab-frame.ts';
import { libraryHash } from './library-hash.ts';

/** A file that the site serves under /lab/. */
export interface LabFile {
  /** Ends with a hash of the content: `node-20.0.0.3f2a…` */
  readonly name: string;
  readonly extension: 'html' | 'json';
  readonly type: string;
  readonly body: string;
}

/** The files, and their list, which goes into a page. */
interface LabBuild {
  readonly files: readonly LabFile[];
  readonly assets: LabAssets;
}

const HASH_LENGTH = 12;

let built: Promise<LabBuild> | undefined;

/**
 * Everything a page needs to run the Lab. The names have a hash of the content, so that the files can be cached
 * forever. Reads the output of `npm run extract` and bundles the sandbox. Throws, saying what to do, when something is
 * missing.
 */
export function buildLabAssets(): Promise<LabBuild> {
  // In development the sources may change between two requests.
  if (import.meta.env?.DEV) return build();
  built ??= build();
  return built;
}

async function build(): Promise<LabBuild> {
  const files = new Map<string, LabFile>();
  const add = (
    stem: string,
    extension: LabFile['extension'],
    type: string,
    body: string,
  ): LabAsset => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
    const name = `${stem}.${hash}`;
    files.set(name, { name, extension, type, body }); // releases share the modules that did not change
    return { path: `lab/${name}.${extension}`, bytes: Buffer.byteLength(body) };
  };
  const addJson = (stem: string, value: unknown) =>
    add(stem, 'json', 'application/json', JSON.stringify(value));
  const addSized = (stem: string, value: unknown): SizedAsset => ({
    ...addJson(stem, value),
    wireBytes: gzipSync(JSON.stringify(value)).byteLength,
  });

  const frame = add('frame', 'html', 'text/html; charset=utf-8', await labFrame());
  const llhttps: Record<number, LabAsset> = {};
  for (const major of LLHTTP_MAJORS) {
    const base64 = Buffer.from(await readLlhttp(major)).toString('base64');
    llhttps[major] = addJson(`llhttp-${major}`, base64);
  }
  const releases: Record<string, ReleaseAsset> = {};
  for (const version of await releasesInCache()) {
    const release = await readRelease(version);
    const parts: Record<string, SizedAsset> = {};
    for (const part of Object.keys(release.parts)) {
      parts[part] = addSized(`node-${version}-${part}`, await readPart(version, part));
    }
    const texts = Object.entries(await readLibrary(version)).map(
      ([id, text]) =>
        [id, addJson(`lib-${id.replaceAll('/', '.')}`, libraryText(id, text))] as const,
    );
    const library = addJson(`library-${version}`, Object.fromEntries(texts));
    const asset = addJson(`node-${version}`, release);
    releases[version] = { ...asset, llhttp: llhttpMajorOf(release), parts, library };
  }
  const libraries: Record<string, string> = {};
  for (const version of Object.keys(releases)) libraries[version] = await libraryHash(version);
  const script = await bundleScript('src/engines/lab/orders/script.ts', { name: 'lab:orders' });
  const times = await bundleScript('src/engines/lab/times-script.ts', { name: 'lab:times' });
  const orders = addJson('orders', { script, times, libraries } satisfies OrdersAsset);
  const fetches: Record<string, LabAsset> = {};
  for (const name of await packagesInCache()) {
    const bundled = await readPackage(name);
    fetches[bundled.version] = addJson(name, bundled);
  }
  const clients: Record<string, SizedAsset> = {};
  for (const spec of await clientsInCache()) {
    const bundled = await readClient(spec);
    clients[spec] = addSized(`${bundled.name}-${bundled.version}`, bundled);
  }
  return {
    files: [...files.values()],
    assets: { frame, orders, llhttps, releases, fetches, clients },
  };
}

const libraryText = (id: string, text: string): LibraryText => ({
  file: `lib/${id}.js`,
  licence: 'licences/',
  text,
});
