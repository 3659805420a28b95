import { escapeHtml } from './escape.ts';

/** The height of a frame before it has told its own, in CSS pixels: enough for a run of two requests in a column of text. */
const HEIGHT_PX = 600;

/**
 * What the frame may do. It needs its own origin to load its files and the Lab; it is another one than that of the page
 * around, so the two cannot reach each other. A link of the frame opens a tab, which must not be sandboxed itself.
 */
const ALLOWED = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/**
 * The HTML that shows a run in somebody's page.
 * @param address of the run on /embed/, with its origin
 * @param ran what ran, in words: `Node 20.0.0, node-fetch 2.6.12`
 */
export function embedSnippet(address: string, ran: string): string {
  return `<iframe
  src="${attribute(address)}"
  title="${attribute(`${ran}, step by step (The unread FIN)`)}"
  width="100%" height="${HEIGHT_PX}" loading="lazy" style="border: 0"
  sandbox="${ALLOWED}"></iframe>`;
}

function attribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}
