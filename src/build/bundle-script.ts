import { readFile } from 'node:fs/promises';
import { build, type Plugin, transform } from 'esbuild';
import { onlyOutput } from './only-output.ts';

interface ScriptOptions {
  /** Values of the global names that the entry declares, as JSON. */
  readonly define?: Readonly<Record<string, string>>;
  /** For scripts that run programs: a program can print the names of our functions. */
  readonly keepNames?: boolean;
  /**
   * What the engine calls the script in stacks. A script that comes as text has the name of its origin otherwise, which for
   * a worker from a data: URL is its whole text again: Firefox then copies 400 kB for each frame of each stack.
   */
  readonly name?: string;
}

/**
 * One classic script from a TypeScript entry and everything it imports, for a worker that is made from text or an
 * inline script with a hash.
 * @throws esbuild's BuildFailure, with file and line
 */
export async function bundleScript(
  entry: string,
  { define = {}, keepNames = false, name }: ScriptOptions = {},
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
    // The documents and workers are UTF-8, and an escape is three times as long.
    charset: 'utf8',
    keepNames,
    plugins: keepNames ? [shortNames] : [],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const script = onlyOutput(result);
  return name === undefined ? script : `${script}//# sourceURL=${name}\n`;
}

/** What no program gets hold of: npm packages, rooms that only the Lab itself calls, and its parser for error messages. */
const UNSEEN =
  /[\\/]node_modules[\\/].*\.m?js$|[\\/]src[\\/](?:trace|engines|lab[\\/](?:kernel|library|program[\\/](?:engine|syntax)-)).*\.ts$/;

/**
 * Shortens the names of functions that no program sees, before esbuild keeps them: 700 of the sandbox's 115,000 compressed
 * bytes.
 */
const shortNames: Plugin = {
  name: 'short-names',
  setup({ onLoad }) {
    onLoad({ filter: UNSEEN }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: path.endsWith('.ts') ? 'ts' : 'js',
        minify: true,
        format: 'esm',
        legalComments: 'none',
      });
      return { contents: code, loader: 'js' };
    });
  },
};
