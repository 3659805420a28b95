import { build } from 'esbuild';
import { onlyOutput } from './only-output.ts';

/**
 * One classic script from a TypeScript entry and everything it imports, for a worker that is made from text or an
 * inline script with a hash. Function names are kept, because programs can print them.
 * @param define values of the global names that the entry declares, as JSON
 * @throws esbuild's BuildFailure, with file and line
 */
export async function bundleScript(
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    define: { ...define },
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return onlyOutput(result);
}
