import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { TAB_KEY } from './memory.ts';
import { OTHER_RUN } from './other-run.ts';

/** As the page is linked, and as it writes its own address once something has run. */
const DEFAULT_SEARCHES = ['', `?${formatQuery(DEFAULTS)}`];

/**
 * Runs in the head of /play/, before the first paint: the run that the page is built with is seen at its own address
 * only, and not where the tab remembers a program of the reader's. When in doubt it is hidden until the page has started.
 * The Content Security Policy of /play/ names its hash.
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
