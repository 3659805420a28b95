import { isManifestWithProse } from './own-prose.ts';
import type { TextLines } from './text-lines.ts';

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

/**
 * Reads a line of a pasted text, with those that belong to one object with it.
 *
 * @param index of the line, from 0
 * @param take gets each line of it: several where a JSON string held them, or where one is very long
 * @returns the index of the next line
 */
export function readLineAt(raw: TextLines, index: number, take: (line: Line) => void): number {
  const object = smallObjectAt(raw, index);
  const number = index + 1;
  for (const text of cleaned(object.length === 1 ? object[0]! : object.join(' '))) {
    if (text.length <= LINE_CHARS_MAX) take({ number, text });
    else for (const part of parts(text)) take({ number, text: part });
  }
  return index + object.length;
}

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
function smallObjectAt(lines: TextLines, start: number): readonly string[] {
  const first = lines.at(start);
  if (!first.trimEnd().endsWith('{')) return [first];
  const object = [first];
  let depth = 1;
  for (let end = start + 1; end - start < OBJECT_LINES_MAX; end += 1) {
    const line = lines.at(end);
    object.push(line);
    if (line.length > LINE_CHARS_MAX || !JSON_LINE.test(line)) break;
    depth += depthOf(line);
    if (depth > OBJECT_DEPTH_MAX) break;
    if (depth === 0) return isManifestWithProse(object) ? [first] : object;
  }
  return [first];
}

/** How many more objects and lists a line opens than it closes. Those in strings do not count. */
function depthOf(line: string): number {
  let depth = 0;
  const text = line.includes('"') ? line.replace(JSON_STRING, '') : line;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
  }
  return depth;
}

/** A line without colours and marks, and the lines of the JSON strings in it. */
function cleaned(raw: string): readonly string[] {
  const text = raw.includes('[') ? raw.replace(COLOURS, '') : raw;
  const plain = text.includes('>') || text.includes('```') ? withoutQuotation(text) : text;
  if (!plain.includes('\\n') || !ESCAPED_LINE_END.test(plain)) return [plain];
  return plain
    .split(ESCAPED_LINE_END)
    .map((part) => part.replaceAll('\\"', '"').replaceAll('\\\\', '\\'));
}

function withoutQuotation(text: string): string {
  return (
    text.slice(0, QUOTATION_CHARS_MAX).replace(QUOTATION, '') + text.slice(QUOTATION_CHARS_MAX)
  );
}
