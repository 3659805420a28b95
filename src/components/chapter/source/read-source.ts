import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cachePath, releasesInCache } from '../../../build/cache.ts';

/** The modules of Node that the site quotes. */
export type QuotedModule = '_http_agent' | '_http_client' | '_http_outgoing';

/** The line of one release on which a text was found. */
interface SourceLine {
  readonly release: string;
  readonly line: number;
}

/**
 * The source of a module of a Node release, unchanged.
 * @throws Error when the release has not been extracted
 */
export async function readSource(release: string, module: QuotedModule): Promise<string> {
  const modules = JSON.parse(await readFile(cachePath('sources', `${release}.json`), 'utf8'));
  return modules[module];
}

/** The line with a text in each release of the site. A release without it is left out. */
export async function sourceLinesOf(
  module: QuotedModule,
  words: string,
): Promise<readonly SourceLine[]> {
  const releases = await releasesInCache();
  const found = await Promise.all(
    releases.map(async (release) => {
      const lines = (await readSource(release, module)).split('\n');
      return { release, line: lines.findIndex((text) => text.includes(words)) + 1 };
    }),
  );
  return found.filter(({ line }) => line > 0);
}

/** The main module of a published node-fetch, by its path in the package. */
export async function readFetchSource(
  version: string,
): Promise<{ readonly file: string; readonly text: string }> {
  const file = version.startsWith('2.') ? 'lib/index.js' : 'src/request.js';
  const path = resolve('node_modules', `node-fetch-${version}`, file);
  return { file, text: await readFile(path, 'utf8') };
}
