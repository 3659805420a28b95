import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { type Deflate, decodeEdits, type Edits } from '../../scenario/code-link.ts';
import { UsageError } from '../usage.ts';

const deflated = promisify(deflateRaw);
const inflated = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw);

/** Node's raw DEFLATE, for code in links. */
export const nodeDeflate: Deflate = {
  deflate: (bytes) => deflated(bytes),
  inflate: (bytes, bytesMax) => inflated(bytes, { maxOutputLength: bytesMax }),
};

/**
 * The program in the hash of a link. It may be anybody's, so it runs only when an option allows it.
 *
 * @throws UsageError when it cannot be read, or when no option allows it
 */
export async function readLinkedCode(hash: string, mayRun: boolean): Promise<Edits> {
  const decoded = await decodeEdits(hash, nodeDeflate);
  if (!decoded.ok) {
    throw new UsageError(
      `The code in this link cannot be read: ${decoded.reason}. Nothing was run.`,
    );
  }
  if (mayRun) return decoded.edits;
  const files = Object.entries(decoded.edits).map(
    ([file, text]) => `${file}, ${text.length} characters`,
  );
  throw new UsageError(
    `This link brings a program of its own (${files.join('; ')}). It was not run. ` +
      'With --run-linked-code it runs, in a process that can reach nothing; without its "#…" the link runs what the knobs write.',
  );
}
