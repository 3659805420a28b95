import { OTHER_RUN } from '../play/dom.ts';
import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';

/** Class of the document while it stands in a frame of another page. */
const FRAMED = 'framed';

/**
 * A script for the head of /embed/ that runs before the first paint. It sets the colours that the address asks for, and
 * hides the run that the page is built with where the address asks for another. No storage: the page around decides
 * about the colours, and a browser may refuse it in a frame.
 */
export const EMBED_FIRST_PAINT = `{
  const root = document.documentElement;
  const fields = new URLSearchParams(location.search);
  const theme = fields.get('theme');
  fields.delete('theme');
  root.classList.add('js');
  root.classList.toggle('${FRAMED}', parent !== window);
  root.classList.toggle('${OTHER_RUN}', location.hash !== '' || !${JSON.stringify(['', formatQuery(DEFAULTS)])}.includes(String(fields)));
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
}`;
