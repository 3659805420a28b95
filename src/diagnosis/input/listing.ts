import type { Reason } from '../verdict.ts';
import { evidenceLines, type Piece, placesIn } from './pieces.ts';

/** A row of the text as a reader sees it again: with the lines that reasons rest on, and some around them. */
export type ListingRow =
  | {
      readonly kind: 'line';
      /** In its piece, from 1. */
      readonly number: number;
      readonly text: string;
      /** The reasons that rest on it, from 0. */
      readonly reasons: readonly number[];
    }
  | { readonly kind: 'gap'; readonly lines: number }
  | { readonly kind: 'piece'; readonly name: string };

/** A text of so many lines is shown whole. */
const WHOLE_LINES_MAX = 48;
/** Lines before and after one that a reason rests on. */
const AROUND = 3;
/** Of a text without one, the first lines. */
const HEAD_LINES = 12;
/** A longer line is cut to what the reason quotes. */
const LINE_CHARS_MAX = 400;

/** The rows of all pieces, with the lines of the reasons marked. */
export function listingOf(
  pieces: readonly Piece[],
  reasons: readonly Reason[],
): readonly ListingRow[] {
  const placeOfLine = placesIn(pieces);
  const places = reasons.map(({ at }) => placeOfLine(at.number));
  return pieces.flatMap(({ name, text }, piece) => {
    const marks = new Map<number, number[]>();
    for (const [index, place] of places.entries())
      if (place.piece === piece) marks.set(place.line, [...(marks.get(place.line) ?? []), index]);
    const rows = rowsOf(
      evidenceLines(text.replace(/(?:\r\n|\n|\r)+$/, '')),
      marks,
      (index) => reasons[index]!.at.text,
    );
    return pieces.length > 1 ? [{ kind: 'piece', name } as const, ...rows] : rows;
  });
}

function rowsOf(
  lines: readonly string[],
  marks: ReadonlyMap<number, readonly number[]>,
  quoteOf: (reason: number) => string,
): readonly ListingRow[] {
  const rows: ListingRow[] = [];
  let hidden = 0;
  const endGap = () => {
    if (hidden > 0) rows.push({ kind: 'gap', lines: hidden });
    hidden = 0;
  };
  const shown = shownLines(lines.length, [...marks.keys()]);
  for (const [index, text] of lines.entries()) {
    const number = index + 1;
    if (!shown(number)) {
      hidden += 1;
      continue;
    }
    endGap();
    const reasons = marks.get(number) ?? [];
    if (text.length <= LINE_CHARS_MAX || reasons.length === 0)
      rows.push({ kind: 'line', number, text: cut(text), reasons });
    // A log in one line: what each reason quotes of it is a row.
    else
      for (const reason of reasons)
        rows.push({
          kind: 'line',
          number,
          text: `… ${cut(quoteOf(reason).trim())}`,
          reasons: [reason],
        });
  }
  endGap();
  return rows;
}

function shownLines(count: number, marked: readonly number[]): (line: number) => boolean {
  if (count <= WHOLE_LINES_MAX) return () => true;
  if (marked.length === 0) return (line) => line <= HEAD_LINES;
  const near = new Set<number>();
  for (const mark of marked)
    for (let line = mark - AROUND; line <= mark + AROUND; line += 1) near.add(line);
  return (line) => near.has(line);
}

const cut = (text: string) =>
  text.length <= LINE_CHARS_MAX ? text : `${text.slice(0, LINE_CHARS_MAX)} …`;
