import { FORMAT } from '../scenario/code-link.ts';
import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { FROM_LINK, OTHER_RUN } from './dom.ts';
import { TAB_KEY } from './memory.ts';

/**
 * A script for the head of a page with the playground that runs before the first paint. The page is built with a run, and
 * the script hides that run where the address asks for another one, or the tab remembers a program of the reader's. In
 * doubt it hides the run until the page has started. The Content Security Policy of the page names the hash of this
 * script.
 *
 * @param addresses an expression of the script: the queries with fragments of that run
 */
export const firstPaintAt = (addresses: string) => `{
  let kept = {};
  try {
    kept = JSON.parse(sessionStorage.getItem('${TAB_KEY}')) ?? {};
  } catch {
    // Storage is refused, or not ours: there is nothing to remember.
  }
  const { draft, own = [] } = kept;
  const { search, hash } = location;
  const at = search + hash;
  const isDraft = draft?.at === at && Object.keys(draft.edits ?? {}).length > 0;
  const { classList } = document.documentElement;
  if (isDraft || !${addresses}.includes(at)) classList.add('${OTHER_RUN}');
  if (hash.startsWith('#${FORMAT}') && !isDraft && !own.includes(hash)) classList.add('${FROM_LINK}');
}`;

/** Of /play/, whose run is the default: at no query, and at the one that the page itself writes after a run. */
export const FIRST_PAINT_OF_PLAY = firstPaintAt(JSON.stringify(['', `?${formatQuery(DEFAULTS)}`]));

/**
 * A script after the notices of the playground: before the application shows the program of a link, its place is ready.
 * The style sheet does the rest (play.css).
 */
export const FIRST_PAINT_OF_LINK = `if (document.documentElement.classList.contains('${FROM_LINK}')) {
  const page = document.getElementById('play');
  page.dataset.panel = 'program';
  page.querySelector('[data-part="from-link"]').hidden = false;
}`;
