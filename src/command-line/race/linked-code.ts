import { decodeEdits, type Edits } from '../../scenario/code-link.ts';
import { platformDeflate } from '../../scenario/deflate.ts';
import { UsageError } from '../usage.ts';

/**
 * The program in the hash of a link. It may be anybody's, so it runs only when an option allows it.
 *
 * @throws UsageError when it cannot be read, or when no option allows it
 */
export async function readLinkedCode(hash: string, mayRun: boolean): Promise<Edits> {
  const decoded = await decodeEdits(hash, platformDeflate);
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
