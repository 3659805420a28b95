import type { LogEntry } from './logs.ts';

/** Most lines of a log that a page lays out at once: some 40 ms in Chromium. */
export const LOG_LINES_SHOWN_MAX = 2_000;
/** Most characters of a log that a page lays out at once, since a line may be of any length. */
export const LOG_CHARS_SHOWN_MAX = 100_000;

/**
 * A log that a page can show without standing still: the log itself if it is short enough, else its
 * beginning and its end, with a line between them that says how much is left out. The end has what
 * a program printed last, such as the error that ended it.
 */
export function shortLog(entries: readonly LogEntry[]): readonly LogEntry[] {
  const pieces = entries.flatMap(piecesOf);
  const first = countWithin(pieces);
  if (first === pieces.length || fits(pieces)) return entries;
  const last = countWithin(pieces.slice(first).reverse());
  const left = pieces.slice(first, pieces.length - last);
  return [
    ...pieces.slice(0, first),
    { event: '', text: `… ${leftText(left)} left out here.\n` },
    ...pieces.slice(pieces.length - last),
  ];
}

/** Characters of a piece. A longer line is several. */
const PIECE_CHARS = 10_000;

/** The lines of an entry, each with its line feed, in pieces of bounded length. */
function piecesOf(entry: LogEntry): readonly LogEntry[] {
  const { event, text } = entry;
  const end = text.indexOf('\n');
  const isOneLine = end < 0 || end === text.length - 1;
  if (isOneLine && text.length <= PIECE_CHARS) return [entry];
  return text
    .split(/(?<=\n)/)
    .flatMap((line) => chunksOf(line))
    .map((piece) => ({ event, text: piece }));
}

function chunksOf(line: string): readonly string[] {
  const count = Math.max(1, Math.ceil(line.length / PIECE_CHARS));
  return Array.from({ length: count }, (_, index) =>
    line.slice(index * PIECE_CHARS, (index + 1) * PIECE_CHARS),
  );
}

/** How many pieces from the beginning take up half of what is shown. */
function countWithin(pieces: readonly LogEntry[]): number {
  let chars = 0;
  const past = pieces.findIndex(({ text }, index) => {
    chars += text.length;
    return index >= LOG_LINES_SHOWN_MAX / 2 || chars > LOG_CHARS_SHOWN_MAX / 2;
  });
  return past < 0 ? pieces.length : past;
}

function fits(pieces: readonly LogEntry[]): boolean {
  return pieces.length <= LOG_LINES_SHOWN_MAX && charsOf(pieces) <= LOG_CHARS_SHOWN_MAX;
}

function leftText(left: readonly LogEntry[]): string {
  const lines = left.filter(({ text }) => text.endsWith('\n')).length;
  const [count, noun] = lines > 1 ? [lines, 'lines are'] : [charsOf(left), 'characters are'];
  return `${count.toLocaleString('en-US')} ${noun}`;
}

function charsOf(pieces: readonly LogEntry[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}
