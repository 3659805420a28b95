import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LLHTTP_MAJORS } from '../../lab/index.ts';
import { cachePath, llhttpPath, releasesInCache, writeWhole } from '../cache.ts';
import { codeKey } from '../code-key.ts';
import { isSealed, seal } from '../seal.ts';
import { bundleClient, installedClients } from './bundle-client.ts';
import { bundlePackage } from './bundle-package.ts';
import { collectLicences } from './collect-licences.ts';
import { llhttpBytes } from './llhttp.ts';

/**
 * Writes what the Lab needs besides Node: the node-fetch versions of package.json, the clients that are installed in the
 * cache, llhttp, and all licences. Does nothing when code, lock, releases and files are unchanged.
 *
 * @returns the numbers of packages
 */
export async function bundlePackages(): Promise<{ fetches: number; clients: number }> {
  const aliases = await nodeFetchAliases();
  const clients = await installedClients();
  const counts = { fetches: aliases.length, clients: clients.length };
  const code = await codeKey(fileURLToPath(import.meta.url));
  const key = `${code} ${[...(await releasesInCache()), ...clients].join(' ')}\n`;
  const sealPath = cachePath('packages', 'key');
  if (await isSealed(sealPath, key)) return counts;

  const files: string[] = [];
  const written: string[] = [];
  const write = async (path: string, content: string | Uint8Array) => {
    await writeWhole(path, content);
    written.push(path);
  };
  for (const alias of aliases) {
    const bundle = await bundlePackage(alias);
    const { name, version } = bundle.bundled;
    const path = cachePath('packages', `${name}-${version}.json`);
    await write(path, JSON.stringify(bundle.bundled));
    files.push(...bundle.files);
  }
  for (const spec of clients) {
    const bundle = await bundleClient(spec);
    await write(cachePath('packages', 'clients', `${spec}.json`), JSON.stringify(bundle.bundled));
    files.push(...bundle.files);
  }
  for (const major of LLHTTP_MAJORS) await write(llhttpPath(major), llhttpBytes(major));
  const licences = await collectLicences(files);
  await write(cachePath('licences.json'), JSON.stringify(licences));
  await seal(sealPath, key, written);
  return counts;
}

/** The npm aliases `node-fetch-<version>` in our package.json: the versions that readers can pick. */
export async function nodeFetchAliases(): Promise<readonly string[]> {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(devDependencies).filter((alias) => /^node-fetch-\d/.test(alias));
}
