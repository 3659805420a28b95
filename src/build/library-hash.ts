import { createHash } from 'node:crypto';
import { readLibrary } from './cache.ts';

/**
 * SHA-256 of a release's lib/, as far as the Lab runs it: of the names and texts of its modules, in the order of the
 * names. A result that was found with it says for which texts it holds.
 *
 * @throws CacheError when the release has not been extracted
 */
export async function libraryHash(node: string): Promise<string> {
  const hash = createHash('sha256');
  const texts = Object.entries(await readLibrary(node));
  for (const [id, text] of texts.sort(([one], [two]) => (one < two ? -1 : 1)))
    hash.update(`${id}\0${text}\0`);
  return hash.digest('hex');
}
