import type { AnyNode, CallExpression, MemberExpression } from 'acorn';
import { contains, expectToken, sharesReceiver } from './ast.ts';
import { type Context, type Lowering, NotLowered } from './lowering.ts';

/**
 * The body of a lowered method is a generator function, which has no home object. An arrow function
 * in the method outside of the generator reads `super` for it: `super.close(x)` becomes
 * `ªsuper("close").call(this,x)`.
 */
export const SUPER = {
  name: 'ªsuper',
  definition: 'const ªsuper=(ªkey)=>super[ªkey];',
} as const;

export function usesSuper(node: AnyNode): boolean {
  return contains(node, (inner) => inner.type === 'Super', sharesReceiver);
}

/**
 * Returns true when it has lowered the node. Throws NotLowered for assignments to `super`'s
 * properties.
 */
export function lowerSuper(
  lowering: Lowering,
  node: CallExpression | MemberExpression,
  context: Context,
  parent: AnyNode | undefined,
): boolean {
  if (!context.losesSuper) return false;
  if (node.type === 'MemberExpression') {
    if (node.object.type !== 'Super') return false;
    if (isAssignedIn(parent, node)) throw new NotLowered(ASSIGNMENT, node.start);
    lowerAccess(lowering, node, context);
    return true;
  }
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Super') return false;
  if (node.optional) throw new NotLowered('super.method?.() in an async method', node.start);
  lowerAccess(lowering, callee, context);
  const open = expectToken(lowering.source, callee.end, '(');
  lowering.edits.replace(open, open + 1, node.arguments.length > 0 ? '.call(this,' : '.call(this');
  for (const argument of node.arguments) lowering.visit(argument, context, node);
  return true;
}

const ASSIGNMENT = 'assignment to a property of super in an async method';

function isAssignedIn(parent: AnyNode | undefined, node: AnyNode): boolean {
  if (parent?.type === 'AssignmentExpression') return parent.left === node;
  return parent?.type === 'UpdateExpression';
}

function lowerAccess(lowering: Lowering, node: MemberExpression, context: Context): void {
  const { edits } = lowering;
  const { property } = node;
  if (!node.computed && property.type === 'Identifier') {
    edits.replace(node.start, node.end, `${SUPER.name}(${JSON.stringify(property.name)})`);
    return;
  }
  const open = expectToken(lowering.source, node.object.end, '[');
  edits.replace(node.start, open + 1, `${SUPER.name}(`);
  lowering.visit(property, context, node);
  edits.replace(node.end - 1, node.end, ')');
}
