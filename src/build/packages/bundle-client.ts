import { readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { CLIENT_SPECS } from '../../scenario/clients.ts';
import { cachePath } from '../cache.ts';
import { type Bundle, bundleForLab, lowered } from './bundle-package.ts';

/** The folder in which a client is installed, with all that it needs: `npm run extract` does that. */
export function clientFolder(spec: string): string {
  return cachePath('subjects', 'clients', spec);
}

/** The clients that are installed, `axios@1.21.1`. */
export async function installedClients(): Promise<readonly string[]> {
  const folders: readonly string[] = await readdir(cachePath('subjects', 'clients')).catch(
    () => [],
  );
  return CLIENT_SPECS.filter((spec) => folders.includes(spec));
}

/** `axios` of `axios@1.21.1`. */
export function nameOfSpec(spec: string): string {
  return spec.slice(0, spec.lastIndexOf('@'));
}

/** Bundles an installed client for the Lab, as bundlePackage does with node-fetch. */
export async function bundleClient(spec: string): Promise<Bundle> {
  const folder = clientFolder(spec);
  const name = nameOfSpec(spec);
  const { text, files } = await bundleForLab({
    entryPoints: [name],
    absWorkingDir: folder,
    external: OPTIONAL,
  });
  const version = spec.slice(name.length + 1);
  return {
    bundled: { name, version, source: lowered(text, name) },
    files: files
      .filter((file) => !file.startsWith('(')) // made by esbuild
      .map((file) => relative(resolve(), resolve(folder, file))),
  };
}

/** Packages that a client tries to load, and does without: of node-fetch 2, and of debug in axios and superagent. */
export const OPTIONAL: string[] = ['encoding', 'supports-color'];
