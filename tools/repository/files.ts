import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Files of the working tree that git tracks or would track.
 * @param pattern a path must match it
 */
export function filesOfRepository(pattern: RegExp): readonly string[] {
  const out = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
  return out.split('\n').filter((file) => pattern.test(file) && existsSync(file));
}

/** Files that can import others or be imported. */
export const CODE = /\.(ts|mjs|cjs|js|astro|mdx)$/;
