/** Most lines of a log that a page lays out at once: some 40 ms in Chromium. */
export const LOG_LINES_SHOWN_MAX = 2_000;
/** Most characters of a log that a page lays out at once, since a line may be of any length. */
export const LOG_CHARS_SHOWN_MAX = 100_000;

/**
 * A log that a page can show without standing still: the text itself if it is short enough, else
 * its beginning and its end, with a line between them that says how much is left out. The end has
 * what a program printed last, such as the error that ended it.
 */
export function shortLog(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= LOG_LINES_SHOWN_MAX) return shortText(text);
  const half = LOG_LINES_SHOWN_MAX / 2;
  const left = lines.length - LOG_LINES_SHOWN_MAX;
  const middle = `… ${left.toLocaleString('en-US')} lines are left out here.`;
  return shortText([...lines.slice(0, half), middle, ...lines.slice(-half)].join('\n'));
}

function shortText(text: string): string {
  if (text.length <= LOG_CHARS_SHOWN_MAX) return text;
  const half = LOG_CHARS_SHOWN_MAX / 2;
  const left = (text.length - LOG_CHARS_SHOWN_MAX).toLocaleString('en-US');
  return `${text.slice(0, half)}\n… ${left} characters are left out here.\n${text.slice(-half)}`;
}
