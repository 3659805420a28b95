import { build } from 'esbuild';

/**
 * One classic script out of a TypeScript entry and all it imports: what a worker made from text, or an
 * inline script with a hash, needs. Function names are kept: they show in what programs print.
 * @param define values of the global names that the entry declares, as JSON
 * @throws esbuild's BuildFailure, with file and line
 */
export async function bundleScript(
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { outputFiles } = await build({
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
  return outputFiles[0]!.text;
}
