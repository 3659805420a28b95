import type { AnyNode } from 'acorn';
import { type FunctionNode, isFunction } from './ast.ts';
import { inferredName } from './function-name.ts';
import { HELPERS, type Rule } from './lowering.ts';
import type { SourceEdits } from './source-edits.ts';

/**
 * %AsyncFunction.prototype% and %AsyncGeneratorFunction.prototype%, ECMA-262 §27.7.3 and §27.4.3.
 */
const KINDS: readonly [asyncGenerator: object, async: object] = [
  Object.getPrototypeOf(async function* () {}),
  Object.getPrototypeOf(async () => {}),
];

/**
 * `__lab.asyncKind`. With it `console.log(f)` prints `[AsyncFunction: f]` although f was lowered.
 */
export function asyncKind<F extends object>(fn: F, isGenerator: boolean, name?: string): F {
  Object.setPrototypeOf(fn, KINDS[isGenerator ? 0 : 1]);
  if (name !== undefined) Object.defineProperty(fn, 'name', { value: name, configurable: true });
  return fn;
}

/**
 * Makes the reader's async functions look async: `__lab.asyncKind(async () => …,false,"f")`, and
 * for declarations `__lab.asyncKind(f,false);` where their block begins. Methods are left plain.
 */
export const asyncKinds: Rule = {
  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (isAsyncExpression(node, parent)) edits.insert(node.start, `${HELPERS}.asyncKind(`);
    const statements = statementsOf(node);
    // A directive has no effect when a statement stands before it.
    const first = statements.find((each) => !('directive' in each && each.directive !== undefined));
    if (first === undefined) return;
    for (const statement of statements) {
      const declaration = declarationIn(statement);
      if (!declaration?.async || !declaration.id) continue;
      const call = `${HELPERS}.asyncKind(${declaration.id.name},${declaration.generator});`;
      edits.insert(first.start, call);
    }
  },
  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (parent === undefined || !isAsyncExpression(node, parent)) return;
    const name = 'id' in node && node.id ? '' : `,${JSON.stringify(inferredName(node, parent))}`;
    edits.insert(node.end, `,${node.generator}${name})`);
  },
};

function isAsyncExpression(node: AnyNode, parent: AnyNode | undefined): node is FunctionNode {
  if (!isFunction(node) || !node.async || node.type === 'FunctionDeclaration') return false;
  return !(parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && parent.method));
}

function statementsOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return node.body;
    default:
      return [];
  }
}

function declarationIn(statement: AnyNode): FunctionNode | undefined {
  const isExport =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  const node = isExport ? statement.declaration : statement;
  return node?.type === 'FunctionDeclaration' ? node : undefined;
}
