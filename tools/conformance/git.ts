import { execFileSync } from 'node:child_process';

/** What git prints in a folder, without the line end; undefined when it fails. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** The date and the tree src/lab of a comparison that is committed. */
export function labOfToday(): { readonly date: string; readonly lab: string } {
  return {
    date: new Date().toISOString().slice(0, 10),
    lab: git('.', 'rev-parse', 'HEAD:src/lab') ?? 'unknown',
  };
}
