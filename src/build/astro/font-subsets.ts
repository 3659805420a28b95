import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import subsetFont from 'subset-font';
import { cachePath, writeWhole } from '../cache.ts';

/** A range of Unicode, first and last code point included. */
export type CodePoints = readonly [first: number, last: number];

/**
 * A font with no other characters than these, as a WOFF2 file in the cache. Alternative shapes go with the rest: the
 * mono font's are half of its file, and a page that draws before a font is there waits for every byte of it.
 */
export async function fontSubset(font: URL, ranges: readonly CodePoints[]): Promise<URL> {
  const bytes = await readFile(font);
  const key = createHash('sha256').update(bytes).update(JSON.stringify(ranges)).digest('hex');
  const path = cachePath('fonts', `${key.slice(0, 32)}.woff2`);
  if (!existsSync(path)) {
    const characters = ranges.map(charactersOf).join('');
    const options = { targetFormat: 'woff2', noLayoutClosure: true } as const;
    await writeWhole(path, await subsetFont(bytes, characters, options));
  }
  return pathToFileURL(path);
}

function charactersOf([first, last]: CodePoints): string {
  const points = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return String.fromCodePoint(...points);
}

/** The ranges in the words of CSS: `U+20-7E`. */
export function unicodeRange(ranges: readonly CodePoints[]): [string, ...string[]] {
  const [head, ...rest] = ranges.map(
    ([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`,
  );
  if (head === undefined) throw new Error('A font has at least one range of characters');
  return [head, ...rest];
}

/** What is in none of the ranges, from U+0 to the last code point of the basic plane. */
export function otherCodePoints(ranges: readonly CodePoints[]): readonly CodePoints[] {
  const others: CodePoints[] = [];
  let next = 0;
  for (const [first, last] of [...ranges].sort(([one], [other]) => one - other)) {
    if (first > next) others.push([next, first - 1]);
    next = last + 1;
  }
  return [...others, [next, 0xffff]];
}

function hex(point: number): string {
  return point.toString(16).toUpperCase();
}
