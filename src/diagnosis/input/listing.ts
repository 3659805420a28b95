import { TextLines } from '../text-lines.ts';
import type { Reason } from '../verdict.ts';
import { type Piece, placesIn } from './pieces.ts';

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
  const texts = pieces.map(({ text }) => new TextLines(text));
  const placeOfLine = placesIn(pieces, texts);
  const places = reasons.map(({ at }) => placeOfLine(at.number));
  return pieces.flatMap(({ name }, piece) => {
    const marks = new Map<number, number[]>();
    for (const [index, place] of places.entries())
      if (place.piece === piece) marks.set(place.line, [...(marks.get(place.line) ?? []), index]);
    const rows = rowsOf(texts[piece]!, marks, (index) => reasons[index]!.at.text);
    return pieces.length > 1 ? [{ kind: 'piece', name } as const, ...rows] : rows;
  });
}

/** A line end at the end of a text begins no further line for a reader, but does for the readers of evidence. */
function shownCount(lines: TextLines): number {
  let { count } = lines;
  while (count > 1 && lines.at(count - 1) === '') count -= 1;
  return count;
}

function rowsOf(
  lines: TextLines,
  marks: ReadonlyMap<number, readonly number[]>,
  quoteOf: (reason: number) => string,
): readonly ListingRow[] {
  const rows: ListingRow[] = [];
  let next = 1;
  const count = shownCount(lines);
  const gapUpTo = (number: number) => {
    if (number > next) rows.push({ kind: 'gap', lines: number - next });
  };
  for (const number of shownLines(count, [...marks.keys()])) {
    gapUpTo(number);
    next = number + 1;
    const text = lines.at(number - 1);
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
  gapUpTo(count + 1);
  return rows;
}

/** The numbers of the lines that are shown, in their order. */
function shownLines(count: number, marked: readonly number[]): readonly number[] {
  const upTo = (end: number) => Array.from({ length: end }, (_, index) => index + 1);
  if (count <= WHOLE_LINES_MAX) return upTo(count);
  if (marked.length === 0) return upTo(HEAD_LINES);
  const near = new Set<number>();
  for (const mark of marked)
    for (let line = Math.max(1, mark - AROUND); line <= Math.min(count, mark + AROUND); line += 1)
      near.add(line);
  return [...near].sort((one, other) => one - other);
}

const cut = (text: string) =>
  text.length <= LINE_CHARS_MAX ? text : `${text.slice(0, LINE_CHARS_MAX)} …`;
