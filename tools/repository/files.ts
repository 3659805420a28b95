import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Files of the working tree that git tracks or would track.
 * @param pattern a path must match it
 */
export function filesOfRepository(pattern: RegExp): readonly string[] {
  const out = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
  return out.split('\n').filter((file) => pattern.test(file) && existsSync(file));
}

/** Path relative to the repository → text. */
export type Sources = ReadonlyMap<string, string>;

/** The files of `filesOfRepository`, with their texts. */
export function sourcesOfRepository(pattern: RegExp): Sources {
  return new Map(filesOfRepository(pattern).map((file) => [file, readFileSync(file, 'utf8')]));
}

/** Files that can import others or be imported. */
export const CODE = /\.(ts|mjs|cjs|js|astro|mdx)$/;
