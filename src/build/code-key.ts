import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { onlyOutput } from './only-output.ts';

/**
 * A hash of a module with everything it imports, without comments and layout, and of package-lock.json with the exact
 * packages. If the key and the input are the same, what they made before is still valid.
 */
export async function codeKey(entry: string, also: readonly string[] = []): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const hash = createHash('sha256').update(onlyOutput(result));
  for (const file of [...also, 'package-lock.json']) hash.update(await readFile(file));
  return hash.digest('hex');
}
