import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { encodeEdits } from '../../scenario/code-link.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Situation } from '../challenge.ts';

/**
 * The query and the fragment of an address that opens the playground in a situation.
 *
 * @throws Error when its programs are too long for a link
 */
export async function addressOf({ scenario, edits }: Situation): Promise<string> {
  const code = await encodeEdits(edits, { deflate: promisify(deflateRaw), inflate: neverRead });
  if (code === undefined) throw new Error('the program of a task is too long for a link');
  return `?${formatQuery(scenario)}${code && `#${code}`}`;
}

async function neverRead(): Promise<never> {
  throw new Error('a page that is built writes links and reads none');
}
