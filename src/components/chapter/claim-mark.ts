import { escapeHtml } from '../site/escape.ts';

/** The last word of a text, with the tags that are closed in it: `way,`, or `<code>close</code>.` */
const LAST_WORD = /(?:[^\s<>]*<(code|em|strong)>[^\s<>]*<\/\1>)?[^\s<>]*$/;

/**
 * A sentence that was checked, as HTML, with its mark: a small triangle that opens the run. The mark stays on the line
 * of the last word, because a browser may break a line before a picture.
 *
 * @param html the sentence, with its punctuation
 * @param url where the run is
 * @param scenario the scenario in words
 */
export function markedHtml(html: string, url: string, scenario: string): string {
  const text = html.trim();
  const lastWord = LAST_WORD.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - lastWord.length);
  return `${before}<span class="nowrap">${lastWord}${markHtml(url, scenario)}</span>`;
}

function markHtml(url: string, scenario: string): string {
  const text = escapeHtml(scenario);
  return (
    `<a class="claim-mark" href="${escapeHtml(url)}" title="Checked by a run: ${text}"` +
    ` aria-label="The run that shows it: ${text}" data-pagefind-ignore>` +
    '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M2 1.2v7.6L8.6 5z"></path></svg></a>'
  );
}
