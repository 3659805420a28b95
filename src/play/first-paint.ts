import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { OTHER_RUN } from './dom.ts';
import { TAB_KEY } from './memory.ts';

/**
 * The two queries of the default scenario: none, and the one that the page itself writes after a
 * run.
 */
const DEFAULT_SEARCHES = ['', `?${formatQuery(DEFAULTS)}`];

/**
 * A script for the head of /play/ that runs before the first paint. The page is built with the
 * default run, and the script hides that run where the address asks for another one, or the tab
 * remembers a program of the reader's. In doubt it hides the run until the page has started. The
 * Content Security Policy of /play/ names the hash of this script.
 */
export const FIRST_PAINT_OF_PLAY = `{
  let draft;
  try {
    ({ draft } = JSON.parse(sessionStorage.getItem('${TAB_KEY}') ?? '{}'));
  } catch {
    // Storage is refused, or not ours: there is nothing to remember.
  }
  const { search, hash } = location;
  const isEdited = draft?.at === search + hash && Object.keys(draft.edits ?? {}).length > 0;
  if (hash || isEdited || !${JSON.stringify(DEFAULT_SEARCHES)}.includes(search))
    document.documentElement.classList.add('${OTHER_RUN}');
}`;
