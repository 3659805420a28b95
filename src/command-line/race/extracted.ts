import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { llhttpPath } from '../../build/cache.ts';
import { LLHTTP_MAJORS } from '../../lab/index.ts';

/** Making the Lab's parts failed; what went wrong is on stderr already. */
export class NotExtractedError extends Error {
  override readonly name = 'NotExtractedError';
}

/**
 * Extracts what the Lab runs on, where that has not been done; what it does is on stderr.
 *
 * @throws NotExtractedError when it failed; it has said why by then
 */
export function ensureExtracted(): void {
  if (LLHTTP_MAJORS.every((major) => existsSync(llhttpPath(major)))) return;
  const stderr = 2;
  const { status } = spawnSync(process.execPath, ['tools/extract-node-lib/main.ts'], {
    stdio: ['ignore', stderr, stderr],
  });
  if (status !== 0) {
    throw new NotExtractedError('Nothing was run, because the Lab has nothing to run on.');
  }
}
