import type { Excerpt } from './excerpt.ts';

/** A line of a diff. Lines that stay or go have the number that they have in the source. */
export interface ChangedLine {
  readonly does: 'stays' | 'goes' | 'comes';
  readonly text: string;
  readonly line: number | undefined;
}

/**
 * What becomes of lines: by their text without indentation, the lines in their place, indented as in the excerpt. A line
 * that is among those in its place stays.
 */
export type Replacements = Readonly<Record<string, readonly string[]>>;

/** A change of lines that are not in the source. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

/**
 * A change that could be made to somebody's source, as a diff. The source is looked up, so that the diff is always one
 * of a release that exists.
 * @throws ChangeError when a line that is to be replaced is not in the excerpt
 */
export function changeOf(excerpt: Excerpt, replacements: Replacements): readonly ChangedLine[] {
  const texts = excerpt.lines.map((text) => text.trimStart());
  const absent = Object.keys(replacements).find((text) => !texts.includes(text));
  if (absent !== undefined) throw new ChangeError(`“${absent}” is not among the lines shown`);
  return excerpt.lines.flatMap((text, index): ChangedLine[] => {
    const line = excerpt.line + index;
    const instead = replacements[text.trimStart()] ?? [text];
    const goes: ChangedLine[] = instead.includes(text) ? [] : [{ does: 'goes', text, line }];
    const comes = instead.map((each): ChangedLine => {
      return each === text
        ? { does: 'stays', text, line }
        : { does: 'comes', text: each, line: undefined };
    });
    return [...goes, ...comes];
  });
}
