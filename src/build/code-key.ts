import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * A hash of a piece of our code with all that it imports, comments and layout left out, and of the exact
 * packages in the lock: what was made by the same code from the same input need not be made again.
 */
export async function codeKey(entry: string, also: readonly string[] = []): Promise<string> {
  const { outputFiles } = await build({
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
  const hash = createHash('sha256').update(outputFiles[0]!.text);
  for (const file of [...also, 'package-lock.json']) hash.update(await readFile(file));
  return hash.digest('hex');
}
