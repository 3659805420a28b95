import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { llhttpPath } from '../../build/cache.ts';
import { LLHTTP_MAJORS } from '../../lab/index.ts';

/** The extraction of the Lab's parts failed. It has printed the reason on stderr. */
export class NotExtractedError extends Error {
  override readonly name = 'NotExtractedError';
}

/**
 * Extracts the parts that the Lab runs on, if that has not been done. It prints its progress on stderr.
 *
 * @throws NotExtractedError when it failed, after it has printed the reason
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
