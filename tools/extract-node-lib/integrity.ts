import { createHash } from 'node:crypto';
import { ExtractionFailure } from './failure.ts';

/** Throws unless an archive is the one that was pinned: Subresource Integrity, https://www.w3.org/TR/SRI/. */
export function verifyIntegrity(archive: Uint8Array, integrity: string, spec: string): void {
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found === integrity) return;
  throw new ExtractionFailure(
    `${spec} is not the archive that was pinned (got ${found.slice(0, 20)}…)`,
    'do not use it: the registry or something on the way serves other bytes than it did when\n' +
      'tools/extract-node-lib/pins.json was written; compare with another network or registry',
  );
}
