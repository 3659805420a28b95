import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { OTHER_RUN } from './dom.ts';
import { TAB_KEY } from './memory.ts';

/**
 * A script for the head of a page with the playground that runs before the first paint. The page is built with a run, and
 * the script hides that run where the address asks for another one, or the tab remembers a program of the reader's. In
 * doubt it hides the run until the page has started. The Content Security Policy of the page names the hash of this
 * script.
 *
 * @param addresses the queries and fragments of that run
 */
export const firstPaintAt = (addresses: readonly string[]) => `{
  let draft;
  try {
    ({ draft } = JSON.parse(sessionStorage.getItem('${TAB_KEY}') ?? '{}'));
  } catch {
    // Storage is refused, or not ours: there is nothing to remember.
  }
  const at = location.search + location.hash;
  const isEdited = draft?.at === at && Object.keys(draft.edits ?? {}).length > 0;
  if (isEdited || !${JSON.stringify(addresses)}.includes(at))
    document.documentElement.classList.add('${OTHER_RUN}');
}`;

/** Of /play/, whose run is the default: at no query, and at the one that the page itself writes after a run. */
export const FIRST_PAINT_OF_PLAY = firstPaintAt(['', `?${formatQuery(DEFAULTS)}`]);
