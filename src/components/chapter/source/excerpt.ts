/** A few lines of a Node release's own source, with where they stand. */
export interface Excerpt {
  /** 1-based line of the first. */
  readonly line: number;
  readonly lines: readonly string[];
  /** 1-based lines that carry the point. */
  readonly lit: ReadonlySet<number>;
}

export interface ExcerptOptions {
  /** Text that stands on the first line to show, and in no other line of the module. */
  readonly from: string;
  /** Text on the last line to show, the first such at or after `from`. */
  readonly to?: string;
  /** Text that must stand on a line in between; lines that have it are lit. */
  readonly lit?: string;
}

/** More would be a listing, not a quotation. */
const EXCERPT_LINES_MAX = 24;

/** A quotation that is not in the source any more, or that could mean two places. */
export class ExcerptError extends Error {
  override readonly name = 'ExcerptError';
}

/**
 * Finds a quotation by its words, so that line numbers are looked up and never written down.
 * @throws ExcerptError when a needle is missing, stands in several places, or the quotation is too long
 */
export function excerptOf(source: string, { from, to = from, lit }: ExcerptOptions): Excerpt {
  const lines = source.split('\n');
  const starts = lines.flatMap((text, index) => (text.includes(from) ? [index] : []));
  if (starts.length !== 1) {
    throw new ExcerptError(`“${from}” stands in ${starts.length} lines, not in one`);
  }
  const start = starts[0]!;
  const end = lines.findIndex((text, index) => index >= start && text.includes(to));
  if (end < 0) throw new ExcerptError(`“${to}” does not follow “${from}”`);
  const quoted = lines.slice(start, end + 1);
  if (quoted.length > EXCERPT_LINES_MAX) {
    throw new ExcerptError(`from “${from}” to “${to}” are ${quoted.length} lines`);
  }
  return { line: start + 1, lines: dedented(quoted), lit: litLines(quoted, start + 1, lit) };
}

/** Without the indentation that all lines share: what surrounds a quotation is not shown. */
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
