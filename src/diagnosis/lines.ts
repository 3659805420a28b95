import { linesOfOthers } from './somebody-else.ts';

/** A line of what was pasted. */
export interface Line {
  /** In the pasted text, counted from 1. Several lines have one number where a JSON string held them all. */
  readonly number: number;
  /** Without colours, carriage returns and the marks of a quotation. */
  readonly text: string;
}

/** Colours of a terminal, with or without the escape character, which copying sometimes loses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins each of them
const COLOURS = /\u001b\[[0-9;?]*[A-Za-z]|\[(?:[0-9]{1,3};)*[0-9]{1,3}m/g;

/** A quotation of Markdown or of a mail, and the fence of a code block. */
const QUOTATION = /^(?:\s*>)+ ?(?=\S)(?!=)|^\s*```\w*$/;

/** Marks of quotations stand at the start of a line, and few of them. */
const QUOTATION_CHARS_MAX = 200;

/** Line ends in a string that was printed as JSON. A path of Windows has the same two characters: `\node_modules`. */
const ESCAPED_LINE_END = /(?:\\r)?\\n(?![a-z])/;

/** A line of printed JSON: a property, or brackets. */
const JSON_LINE = /^\s*(?:"(?:[^"\\]|\\.)*"\s*:|[[\]{}])/;
const JSON_STRING = /"(?:[^"\\]|\\.)*"/g;
/** A frame of a stack, or a request in the record of a log service, has no more lines than this. */
const OBJECT_LINES_MAX = 24;
const OBJECT_DEPTH_MAX = 6;

/** The lines of a pasted text. Line ends of any system count, and those inside JSON strings. */
export function pastedLines(paste: string): PastedLines {
  const lines: Line[] = [];
  const raw = paste.split(/\r\n|\n|\r/);
  const skipped = Math.max(0, raw.length - RAW_LINES_MAX);
  const others = paste.includes('>') ? linesOfOthers(raw) : new Set<number>();
  let ofOthers: Line | undefined;
  for (let index = 0; index < raw.length; index += 1) {
    // Of more lines the first and the last are read: an error ends a log.
    if (skipped > 0 && index === RAW_LINES_MAX / 2) index += skipped;
    const number = index + 1;
    if (others.has(index)) {
      ofOthers ??= { number, text: raw[index] ?? '' };
      continue;
    }
    const object = smallObjectAt(raw, index);
    index += object.length - 1;
    for (const text of cleaned(object.join(' '))) {
      if (text.length <= LINE_CHARS_MAX) lines.push({ number, text });
      else for (const part of parts(text)) lines.push({ number, text: part });
    }
  }
  return { lines, ...(ofOthers ? { ofOthers } : {}) };
}

/** The lines of a paste, without those that quote somebody else's report. */
interface PastedLines {
  readonly lines: readonly Line[];
  /** The first line of such a quotation. */
  readonly ofOthers?: Line;
}

/** Ten megabytes of a log have some 100,000 lines. */
const RAW_LINES_MAX = 400_000;

/** A whole log in one line is read in parts: a form that is looked for is shorter, and long lines take long. */
const LINE_CHARS_MAX = 4_000;

/** A long line, divided where an object of JSON ends, else at a space or a comma, else anywhere. */
function parts(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  while (text.length - start > LINE_CHARS_MAX) {
    const piece = text.slice(start, start + LINE_CHARS_MAX);
    const end =
      Math.max(piece.lastIndexOf('}'), 0) ||
      Math.max(piece.lastIndexOf(' '), piece.lastIndexOf(','), 0);
    const length = end > 0 ? end + 1 : LINE_CHARS_MAX;
    found.push(text.slice(start, start + length));
    start += length;
  }
  return [...found, text.slice(start)];
}

/** The lines of a small object, which belong together as if printed in one; else the line alone. */
function smallObjectAt(lines: readonly string[], start: number): readonly string[] {
  const first = lines[start] ?? '';
  if (!/\{\s*$/.test(first)) return [first];
  let depth = 1;
  for (let end = start + 1; end - start < OBJECT_LINES_MAX; end += 1) {
    const line = lines[end] ?? '';
    if (line.length > LINE_CHARS_MAX || !JSON_LINE.test(line)) break;
    for (const bracket of line.replace(JSON_STRING, '').match(/[[\]{}]/g) ?? [])
      depth += bracket === '{' || bracket === '[' ? 1 : -1;
    if (depth > OBJECT_DEPTH_MAX) break;
    if (depth === 0) return lines.slice(start, end + 1);
  }
  return [first];
}

/** A line without colours and marks, and the lines of the JSON strings in it. */
function cleaned(raw: string): readonly string[] {
  const text = raw.includes('[') ? raw.replace(COLOURS, '') : raw;
  const start = text.slice(0, QUOTATION_CHARS_MAX);
  const plain = start.replace(QUOTATION, '') + text.slice(QUOTATION_CHARS_MAX);
  if (!ESCAPED_LINE_END.test(plain)) return [plain];
  return plain
    .split(ESCAPED_LINE_END)
    .map((part) => part.replaceAll('\\"', '"').replaceAll('\\\\', '\\'));
}
