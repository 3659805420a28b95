import { build } from 'esbuild';
import { strip } from '../../lab/library/strip.ts';
import { onlyOutput } from '../only-output.ts';
import { restoreNames } from './restore-names.ts';

/** A module of ours, with what it imports, in the form that Node's own modules have. */
export async function bundlePart(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return strip(restoreNames(onlyOutput(result)));
}
