import type { AnyNode } from 'acorn';
import { childrenOf } from './ast.ts';

/** The nodes around an offset, from the program to the innermost. */
export function pathTo(root: AnyNode, offset: number): readonly AnyNode[] {
  const path: AnyNode[] = [];
  let node: AnyNode | undefined = root;
  while (node !== undefined) {
    path.push(node);
    node = childrenOf(node).find(({ start, end }) => start <= offset && offset < end);
  }
  return path;
}
