/** A few lines of a Node release's own source, with their line numbers. */
export interface Excerpt {
  /** Line number of the first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
  /** Numbers of the lines to mark, from 1. */
  readonly lit: ReadonlySet<number>;
}

interface ExcerptOptions {
  /** A text on the first line to show, which no other line of the module may have. */
  readonly from: string;
  /** A text on the last line to show: the first line with it at or after `from`. */
  readonly to?: string;
  /** A text that a line in between must have. Lines with it are marked. */
  readonly lit?: string;
}

/** More would be a listing, not a quotation. */
const EXCERPT_LINES_MAX = 24;

/** A text is not in the source any more, or is there more than once. */
export class ExcerptError extends Error {
  override readonly name = 'ExcerptError';
}

/**
 * Finds an excerpt by its text, so that no line number has to be written down.
 * @throws ExcerptError when a text is missing or found more than once, or when the excerpt is too long
 */
export function excerptOf(source: string, { from, to = from, lit }: ExcerptOptions): Excerpt {
  const lines = source.split('\n');
  const starts = lines.flatMap((text, index) => (text.includes(from) ? [index] : []));
  const [start] = starts;
  if (start === undefined || starts.length > 1) {
    throw new ExcerptError(`“${from}” stands in ${starts.length} lines, not in one`);
  }
  const end = lines.findIndex((text, index) => index >= start && text.includes(to));
  if (end < 0) throw new ExcerptError(`“${to}” does not follow “${from}”`);
  const quoted = lines.slice(start, end + 1);
  if (quoted.length > EXCERPT_LINES_MAX) {
    throw new ExcerptError(`from “${from}” to “${to}” are ${quoted.length} lines`);
  }
  return { line: start + 1, lines: dedented(quoted), lit: litLines(quoted, start + 1, lit) };
}

/** Removes the indentation that all lines share. */
function dedented(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((text) => text !== '').map((text) => text.search(/\S|$/));
  const shared = Math.min(...indents);
  return lines.map((text) => text.slice(shared));
}

function litLines(quoted: readonly string[], first: number, needle?: string): ReadonlySet<number> {
  if (needle === undefined) return new Set();
  const lit = quoted.flatMap((text, index) => (text.includes(needle) ? [first + index] : []));
  if (lit.length === 0) throw new ExcerptError(`“${needle}” does not stand in the lines shown`);
  return new Set(lit);
}
