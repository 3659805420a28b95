import { posix } from 'node:path';
import { importsOf } from './imports.ts';

/** A file of the repository and its text. */
export type Sources = ReadonlyMap<string, string>;

/**
 * Files that import one another, directly or through others, by values or by types: the strongly
 * connected components of the imports (Tarjan, 1972). In such a group no file can be read, moved or
 * tested without the rest.
 *
 * @param sources path relative to the repository → text
 * @returns a sorted list of files for each group of two or more
 */
export function circlesIn(sources: Sources): readonly (readonly string[])[] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];

  function visit(file: string): number {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    open.push(file);
    for (const target of targetsOf(file, sources)) {
      const known = order.get(target);
      if (known === undefined) lower(file, visit(target));
      else if (open.includes(target)) lower(file, known);
    }
    if (lowest.get(file) === number) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1) found.push(group.sort());
    }
    return lowest.get(file) ?? number;
  }
  const lower = (file: string, number: number) =>
    lowest.set(file, Math.min(lowest.get(file) ?? number, number));

  for (const file of sources.keys()) if (!order.has(file)) visit(file);
  return found.sort();
}

/** Files that a file imports by a relative path. */
function targetsOf(file: string, sources: Sources): readonly string[] {
  return importsOf(file, sources.get(file) ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')))
    .filter((target) => sources.has(target));
}
