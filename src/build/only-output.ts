import type { BuildResult } from 'esbuild';

/** The text of the one file that an esbuild run with `write: false` made. */
export function onlyOutput({ outputFiles }: BuildResult<{ write: false }>): string {
  const [file] = outputFiles;
  if (!file || outputFiles.length > 1) throw new Error('esbuild made another number of files');
  return file.text;
}
