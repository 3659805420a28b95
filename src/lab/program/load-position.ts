import type { AnyNode } from 'acorn';
import { skipTrivia } from './ast.ts';
import { callPosition } from './call-position.ts';

/** V8's words for a name that has no value yet, or none at all. */
const UNREADABLE = /^\S+ is not defined$|^Cannot access '.+' before initialization$/;

/** Whether reading a name failed. V8 says another place for it than for other errors. */
export function isFailedLoad(error: unknown): boolean {
  return error instanceof ReferenceError && UNREADABLE.test(error.message);
}

/**
 * Where V8 says that reading a name failed. A load has no place of its own in V8's table of positions: when nothing
 * of the statement ran before it, the place is that of the statement (BytecodeArrayBuilder::SetStatementPosition, which
 * later positions of expressions do not replace).
 *
 * @param path the nodes down to the name, or to the `await` whose operand begins with it
 * @returns undefined when something of the statement ran before
 */
export function failedLoadAt(source: string, path: readonly AnyNode[]): number | undefined {
  for (let index = path.length - 1; index > 0; index--) {
    const node = path[index];
    const parent = path[index - 1];
    if (node === undefined || parent === undefined) break;
    const position = statementPosition(source, node, parent);
    if (position !== undefined) return position;
    if (!runsFirst(node, parent)) break;
  }
  return undefined;
}

/** Undefined when the parent is no statement, or has a part that runs before this one. */
function statementPosition(source: string, node: AnyNode, parent: AnyNode): number | undefined {
  switch (parent.type) {
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'SwitchStatement':
      return parent.type !== 'SwitchStatement' || parent.discriminant === node
        ? parent.start
        : undefined;
    case 'IfStatement':
      return parent.test === node ? parent.start : undefined;
    case 'VariableDeclarator':
      return parent.init === node ? valueStart(source, parent.id.end) : undefined;
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.type !== 'VariableDeclaration' && node !== parent.body
        ? expressionPosition(source, node)
        : undefined;
    case 'ArrowFunctionExpression':
      return parent.body === node ? expressionPosition(source, node) : undefined;
    case 'ExportDefaultDeclaration':
      return node.start;
    default:
      return undefined;
  }
}

function valueStart(source: string, idEnd: number): number {
  return skipTrivia(source, skipTrivia(source, idEnd) + '='.length);
}

/** Whether a part of an expression is evaluated before all else of it. */
function runsFirst(node: AnyNode, parent: AnyNode): boolean {
  switch (parent.type) {
    case 'AwaitExpression':
    case 'YieldExpression':
    case 'UnaryExpression':
    case 'ChainExpression':
      return true;
    case 'MemberExpression':
      return parent.object === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'TaggedTemplateExpression':
      return parent.tag === node;
    case 'BinaryExpression':
      return parent.left === node;
    // V8 folds what a literal decides.
    case 'LogicalExpression':
      return parent.left === node || parent.left.type === 'Literal';
    case 'ConditionalExpression':
      return parent.test === node || parent.test.type === 'Literal';
    case 'SequenceExpression':
      return parent.expressions[0] === node;
    case 'TemplateLiteral':
      return parent.expressions[0] === node && parent.quasis[0]?.value.raw === '';
    case 'AssignmentExpression':
      return (
        parent.right === node && parent.operator === '=' && parent.left.type !== 'MemberExpression'
      );
    default:
      return false;
  }
}

/** V8's position of an expression (`Expression::position`, src/ast/ast.h). */
export function expressionPosition(source: string, node: AnyNode): number {
  switch (node.type) {
    case 'ChainExpression':
      return expressionPosition(source, node.expression);
    case 'MemberExpression':
      return node.computed ? source.lastIndexOf('[', node.property.start) : node.property.start;
    case 'CallExpression':
      return callPosition(source, node);
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      let offset = skipTrivia(source, node.left.end);
      while (source[offset] === ')') offset = skipTrivia(source, offset + 1);
      return offset;
    }
    default:
      return node.start;
  }
}
