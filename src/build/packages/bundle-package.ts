import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { BundledPackage } from '../../lab/index.ts';
import { strip } from '../../lab/library/strip.ts';
import { lower } from '../../lab/program/lower.ts';
import { onlyOutput } from '../only-output.ts';
import { restoreNames } from './restore-names.ts';

/** A package for the Lab, and the files that it is made from. */
export interface Bundle {
  readonly bundled: BundledPackage;
  /** Paths relative to the repository. */
  readonly files: readonly string[];
}

/**
 * Bundles an installed package and all its dependencies into one text, as CommonJS. Node's builtins are not bundled,
 * because the Lab provides them. The entry is the one that `import` finds on Node. `alias` is the package's name in our package.json.
 */
export async function bundlePackage(alias: string): Promise<Bundle> {
  const { name, version } = JSON.parse(
    await readFile(`node_modules/${alias}/package.json`, 'utf8'),
  ) as { name: string; version: string };
  const { text, files } = await bundleForLab({
    entryPoints: [fileURLToPath(import.meta.resolve(alias))],
    external: ['encoding'], // optional in node-fetch 2, which works without it
  });
  return { bundled: { name, version, source: lowered(text, alias) }, files };
}

/** A package and all that it imports, as one file of CommonJS; and the files that it was made from. */
export async function bundleForLab(
  options: Pick<BuildOptions, 'entryPoints' | 'external' | 'absWorkingDir'>,
): Promise<{ readonly text: string; readonly files: readonly string[] }> {
  const result = await build({
    ...options,
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    keepNames: true,
    legalComments: 'none', // collect-licences.ts has them
    logLevel: 'silent',
  });
  return { text: restoreNames(onlyOutput(result)), files: Object.keys(result.metafile.inputs) };
}

export function lowered(text: string, file: string): string {
  return strip(lower(text, { file, sourceType: 'script' }));
}
