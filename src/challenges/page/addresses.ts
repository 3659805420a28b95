import { encodeEdits } from '../../scenario/code-link.ts';
import { platformDeflate } from '../../scenario/deflate.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Situation } from '../challenge.ts';

/**
 * The query and the fragment of an address that opens the playground in a situation.
 *
 * @throws Error when its programs are too long for a link
 */
export async function addressOf({ scenario, edits }: Situation): Promise<string> {
  const code = await encodeEdits(edits, platformDeflate);
  if (code === undefined) throw new Error('the program of a task is too long for a link');
  return `?${formatQuery(scenario)}${code && `#${code}`}`;
}
