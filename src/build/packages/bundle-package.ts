import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BundledPackage } from '../../lab/index.ts';
import { strip } from '../../lab/library/strip.ts';
import { lower } from '../../lab/program/lower.ts';
import { onlyOutput } from '../only-output.ts';
import { restoreNames } from './restore-names.ts';

/** A package for the Lab, and the files that it is made from. */
interface Bundle {
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
  const result = await build({
    entryPoints: [fileURLToPath(import.meta.resolve(alias))],
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    external: ['encoding'], // optional in node-fetch 2, which works without it
    keepNames: true,
    legalComments: 'none', // collect-licences.ts has them
    logLevel: 'silent',
  });
  const text = restoreNames(onlyOutput(result));
  const source = strip(lower(text, { file: alias, sourceType: 'script' }));
  return { bundled: { name, version, source }, files: Object.keys(result.metafile.inputs) };
}
