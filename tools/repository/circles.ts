import type { Sources } from './files.ts';
import { specifiersOf, targetOf } from './imports.ts';

/**
 * Files that import one another, directly or through others, by values or by types. In such a group no file can be
 * read, moved or tested without the rest.
 *
 * @param sources path relative to the repository → text
 * @returns a sorted list of files for each group of two or more
 */
export function circlesIn(sources: Sources): readonly (readonly string[])[] {
  return circlesAmong(
    new Map([...sources.keys()].map((file) => [file, targetsOf(file, sources)] as const)),
  );
}

/**
 * The strongly connected components of a graph that have two or more nodes (Tarjan, 1972).
 *
 * @param arrows node → the nodes it points at
 * @returns a sorted list of nodes for each
 */
export function circlesAmong(
  arrows: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];

  function visit(node: string): number {
    const number = order.size;
    order.set(node, number);
    lowest.set(node, number);
    open.push(node);
    for (const target of arrows.get(node) ?? []) {
      const known = order.get(target);
      if (known === undefined) lower(node, visit(target));
      else if (open.includes(target)) lower(node, known);
    }
    if (lowest.get(node) === number) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1) found.push(group.sort());
    }
    return lowest.get(node) ?? number;
  }
  const lower = (node: string, number: number) =>
    lowest.set(node, Math.min(lowest.get(node) ?? number, number));

  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return found.sort();
}

/** Files that a file imports by a relative path. */
function targetsOf(file: string, sources: Sources): readonly string[] {
  return specifiersOf(file, sources.get(file) ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => targetOf(file, specifier))
    .filter((target) => sources.has(target));
}
