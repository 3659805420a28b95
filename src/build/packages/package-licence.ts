import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the site says about a work of others that it serves. */
export interface Licence {
  /** `node-fetch` */
  readonly name: string;
  /** Every version that is served under this text. */
  readonly versions: readonly string[];
  /** SPDX expression, as the package states it. */
  readonly licence: string;
  /** The licence's own text, with its copyright lines. */
  readonly text: string;
}

/** The licence of an installed package, read from the package. `folder` is relative to the repository. */
export async function licenceOfPackage(folder: string): Promise<Licence> {
  const { name, version, license, author } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string; author: string | { name: string } };
  const by = typeof author === 'object' ? author.name : author;
  const text =
    (await licenceText(folder)) ??
    `The package has no licence file. Its package.json says: ${license}, ${by}`;
  return { name, versions: [version], licence: license, text: text.trim() };
}

/** The text of `LICENSE`, `LICENCE.md` and the like, of the files in a folder of that name, or from the README. */
async function licenceText(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry.name));
  if (!found) {
    const readme = entries.find((entry) => /^readme\.md$/i.test(entry.name));
    return readme && licenceSection(await readFile(join(folder, readme.name), 'utf8'));
  }
  const path = join(folder, found.name);
  if (!found.isDirectory()) return readFile(path, 'utf8');
  const files = (await readdir(path)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), 'utf8')));
  return texts.join('\n\n');
}

/** The text under the heading `License`, which is usually the last one of a README. */
function licenceSection(readme: string): string | undefined {
  return /^(?:#+ *)?Licen[cs]e\n(?:-+\n)?(.+)/ims.exec(readme)?.[1];
}

/** One entry for each text. Versions with the same name and text are listed together. */
export function mergeVersions(licences: readonly Licence[]): readonly Licence[] {
  const merged = new Map<string, Licence>();
  for (const licence of licences) {
    const key = `${licence.name}\n${licence.text}`;
    const versions = new Set([...(merged.get(key)?.versions ?? []), ...licence.versions]);
    merged.set(key, { ...licence, versions: [...versions].sort(byVersion) });
  }
  return [...merged.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
