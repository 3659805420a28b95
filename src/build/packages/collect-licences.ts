import { readFile } from 'node:fs/promises';
import { cachePath, readRelease, releasesInCache } from '../cache.ts';
import { LLHTTP_PACKAGES } from './llhttp.ts';
import { licencesOfNode } from './node-licence.ts';
import { type Licence, licenceOfPackage, mergeVersions } from './package-licence.ts';

/** Packages whose code or files reach readers, but not through a package bundle. */
const SERVED_PACKAGES: readonly string[] = [
  '@fontsource-variable/instrument-sans',
  '@fontsource/source-serif-4',
  '@fontsource/commit-mono',
  '@webcontainer/api',
  'acorn', // reads the reader's program, in the Lab
  'comlink', // part of @webcontainer/api's client
  'monaco-editor',
  'pagefind',
  ...Object.values(LLHTTP_PACKAGES),
  'valibot', // checks traces
];

/** The licences of everything that is served. `bundledFiles` are the files of the package bundles. */
export async function collectLicences(
  bundledFiles: readonly string[],
): Promise<readonly Licence[]> {
  const folders = new Set([
    ...bundledFiles.map(packageFolder),
    ...SERVED_PACKAGES.map((name) => `node_modules/${name}`),
  ]);
  const packages = await Promise.all([...folders].map(licenceOfPackage));
  return mergeVersions([...(await nodeLicences()), ...packages]);
}

async function nodeLicences(): Promise<readonly Licence[]> {
  const found: Licence[] = [];
  for (const version of await releasesInCache()) {
    const text = await readFile(cachePath('node', version, 'LICENSE'), 'utf8');
    const { natives, parts } = await readRelease(version);
    const served = [...Object.keys(natives), ...Object.values(parts).flat()];
    found.push(...licencesOfNode(text, version, served));
  }
  return found;
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` → `node_modules/a/node_modules/@b/c` */
export function packageFolder(file: string): string {
  const folder = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0];
  if (!folder) throw new Error(`${file} is in no package`);
  return folder;
}
