import { escapeHtml } from '../site/escape.ts';

/**
 * The mark behind a sentence that was checked: a small triangle that opens the run.
 * @param scenario the scenario in words
 */
export function markHtml(url: string, scenario: string): string {
  const text = escapeHtml(scenario);
  return (
    `<a class="claim-mark" href="${escapeHtml(url)}" title="Checked by a run: ${text}"` +
    ` aria-label="The run that shows it: ${text}" data-pagefind-ignore>` +
    '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M2 1.2v7.6L8.6 5z"></path></svg></a>'
  );
}
