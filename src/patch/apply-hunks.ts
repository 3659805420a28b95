import type { DiffLine, FileDiff, Hunk } from './unified-diff.ts';

/** What became of a hunk. */
export type HunkResult =
  | {
      readonly applied: true;
      readonly hunk: Hunk;
      /** The line of the new file that it begins at, from 1. */
      readonly line: number;
      /** How many lines below its place it was found; negative above. */
      readonly offsetLines: number;
    }
  | {
      readonly applied: false;
      readonly hunk: Hunk;
      /** Why, as the rest of a sentence that begins with file and hunk: `line 5 is “a”, and the diff has “b” there.` */
      readonly reason: string;
    };

export interface FileResult {
  readonly path: string;
  readonly hunks: readonly HunkResult[];
  /** The new text; undefined when a hunk did not apply. */
  readonly text: string | undefined;
}

interface FileLine {
  readonly text: string;
  /** No line break follows. */
  readonly endsFile: boolean;
  /** A hunk before this one wrote or found it, so that no other one may. */
  readonly isTaken: boolean;
}

/**
 * Applies a diff to a text as `git apply` does (apply.c, apply_one_fragment and find_pos): each line of context and
 * each removed line has to be there. A hunk may have moved, and the closest place counts. One that begins at the first
 * line has to stand there, and one without context after its changes has to end the file.
 */
export function applyHunks({ path, hunks }: FileDiff, original: string): FileResult {
  let lines = linesOf(original);
  const results = hunks.map((hunk): HunkResult => {
    const before = hunk.lines.filter(({ kind }) => kind !== 'added');
    const expected = Math.max(hunk.newStart - 1, 0);
    const found = placeOf(hunk, before, lines, expected);
    if (found === undefined) {
      return { applied: false, hunk, reason: reasonFor(hunk, before, lines) };
    }
    const after = hunk.lines.filter(({ kind }) => kind !== 'removed');
    lines = [
      ...lines.slice(0, found),
      ...after.map(({ text, endsFile }) => ({ text, endsFile, isTaken: true })),
      ...lines.slice(found + before.length),
    ];
    return { applied: true, hunk, line: found + 1, offsetLines: found - expected };
  });
  const isWhole = results.every(({ applied }) => applied);
  return { path, hunks: results, text: isWhole ? textOf(lines) : undefined };
}

/** The index of the first line of a hunk's old lines; undefined when they are nowhere. */
function placeOf(
  hunk: Hunk,
  before: readonly DiffLine[],
  lines: readonly FileLine[],
  expected: number,
): number | undefined {
  const atBeginning = hunk.oldStart <= 1;
  const atEnd = hunk.lines.at(-1)?.kind !== 'context';
  const isAt = (index: number) =>
    index >= 0 &&
    index + before.length <= lines.length &&
    (!atBeginning || index === 0) &&
    (!atEnd || index + before.length === lines.length) &&
    before.every((line, i) => isSame(line, lines[index + i]));
  const start = Math.min(
    atBeginning ? 0 : atEnd ? Math.max(lines.length - before.length, 0) : expected,
    lines.length,
  );
  for (let distance = 0; distance <= lines.length; distance++) {
    if (isAt(start + distance)) return start + distance;
    if (isAt(start - distance)) return start - distance;
  }
  return undefined;
}

function isSame(wanted: DiffLine, there: FileLine | undefined): boolean {
  return (
    there !== undefined &&
    !there.isTaken &&
    wanted.text === there.text &&
    wanted.endsFile === there.endsFile
  );
}

const SHOWN_CHARS_MAX = 80;

/** What a reader has to know about a hunk that is not there: whether it was applied before, or the first line that differs. */
function reasonFor(hunk: Hunk, before: readonly DiffLine[], lines: readonly FileLine[]): string {
  const after = hunk.lines.filter(({ kind }) => kind !== 'removed');
  const isDone = lines.some((_, index) =>
    after.every(({ text }, i) => lines[index + i]?.text === text),
  );
  if (isDone && after.length > 0) return 'the file has these lines already.';
  const { index, same } = closest(before, lines, Math.max(hunk.newStart - 1, 0));
  const wanted = before[same];
  const there = lines[index + same];
  if (same === 0 || wanted === undefined) {
    return `its lines are nowhere in the file, not even the first. The diff may be of another release.`;
  }
  return (
    `line ${index + same + 1} is ${there ? quoted(there.text) : 'beyond the end'}, ` +
    `and the diff has ${quoted(wanted.text)} there.`
  );
}

/** The place where most of the first lines are the same; the closest of several. */
function closest(
  before: readonly DiffLine[],
  lines: readonly FileLine[],
  expected: number,
): { readonly index: number; readonly same: number } {
  let best = { index: expected, same: 0 };
  for (const [index] of lines.entries()) {
    const differs = before.findIndex(({ text }, i) => lines[index + i]?.text !== text);
    const same = differs === -1 ? before.length : differs;
    const isCloser = Math.abs(index - expected) < Math.abs(best.index - expected);
    if (same > best.same || (same > 0 && same === best.same && isCloser)) best = { index, same };
  }
  return best;
}

function quoted(text: string): string {
  const line = text.trim();
  return `“${line.length > SHOWN_CHARS_MAX ? `${line.slice(0, SHOWN_CHARS_MAX)}…` : line}”`;
}

function linesOf(text: string): readonly FileLine[] {
  if (text === '') return [];
  const endsWithBreak = text.endsWith('\n');
  const lines = (endsWithBreak ? text.slice(0, -1) : text).split('\n');
  return lines.map((line, index) => ({
    text: line,
    endsFile: !endsWithBreak && index === lines.length - 1,
    isTaken: false,
  }));
}

function textOf(lines: readonly FileLine[]): string {
  return lines.map(({ text, endsFile }) => (endsFile ? text : `${text}\n`)).join('');
}
