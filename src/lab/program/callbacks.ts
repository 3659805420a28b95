import type { AnyNode, CallExpression } from 'acorn';
import { HELPERS, type Rule } from './lowering.ts';
import type { SourceEdits } from './source-edits.ts';

/**
 * Functions of Node that call back later. They do not remember the call of the program that they
 * are called for.
 */
const LATER = new Set(['setTimeout', 'setImmediate', 'nextTick']);

/**
 * `setTimeout(retry, 10)` becomes `setTimeout(ªlab.bind(retry), 10)`: see Calls.bind, which
 * returns the callback itself.
 */
export const boundCallbacks: Rule = {
  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (isCallback(node, parent)) edits.insert(node.start, `${HELPERS}.bind(`);
  },
  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (isCallback(node, parent)) edits.insert(node.end, ')');
  },
};

function isCallback(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== node) return false;
  return node.type !== 'SpreadElement' && LATER.has(calledName(parent));
}

/** `setTimeout`, and `nextTick` of `process.nextTick`. */
function calledName({ callee }: CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return '';
  return callee.property.name;
}
