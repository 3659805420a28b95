import type { Excerpt } from './excerpt.ts';

/** A line of a diff. Lines that stay or go have the number that they have in the source. */
interface ChangedLine {
  readonly does: 'stays' | 'goes' | 'comes';
  readonly text: string;
  readonly line: number | undefined;
}

/**
 * The text of a line without indentation, with the lines that replace it, which get the indentation of the excerpt. A
 * line that is also among its own replacements stays.
 */
export type Replacements = Readonly<Record<string, readonly string[]>>;

/** A change names lines that are not in the source. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

/**
 * A change to somebody's source, as a diff. The lines are looked up in the source of a release, so the diff cannot be
 * one of a source that does not exist.
 * @throws ChangeError when a line to replace is not in the excerpt
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
