import type { AnyNode } from 'acorn';
import { type FunctionNode, isFunction } from './ast.ts';
import { bodyNameOf, makeArguments } from './async-functions.ts';
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
 * `ªlab.asyncKind`. With it `console.log(f)` prints `[AsyncFunction: f]` although f was lowered.
 */
export function asyncKind<F extends object>(fn: F, isGenerator: boolean, name?: string): F {
  Object.setPrototypeOf(fn, KINDS[isGenerator ? 0 : 1]);
  if (name !== undefined) Object.defineProperty(fn, 'name', { value: name, configurable: true });
  return fn;
}

/**
 * Makes the reader's async functions look async. An arrow function becomes
 * `ªlab.asyncKind(async () => …,false,"f")`. A declaration gets its function where its block begins:
 * `var f=ªlab.fn(ªf12,"f",…);`. Objects and classes with async methods are given to `ªlab.methods`
 * when they are made.
 */
export const asyncKinds: Rule = {
  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (isAsyncArrow(node)) edits.insert(node.start, `${HELPERS}.asyncKind(`);
    if (node.type === 'ObjectExpression' && node.properties.some(isAsyncMethod)) {
      edits.insert(node.start, `${HELPERS}.methods(`);
    }
    const statements = statementsOf(node);
    // A directive has no effect when a statement stands before it.
    const first = statements.find((each) => !('directive' in each && each.directive !== undefined));
    if (first === undefined) return;
    // As in the text itself, a second declaration of the same name in a function is no error.
    const isBody = parent === undefined || isFunction(parent);
    for (const statement of statements) {
      const declaration = declarationIn(statement);
      if (!declaration?.async || !declaration.id) continue;
      const { name } = declaration.id;
      const made = `${HELPERS}.fn(${bodyNameOf(declaration)},${makeArguments(declaration, name)})`;
      edits.insert(first.start, `${isBody ? 'var' : 'let'} ${name}=${made};`);
    }
  },
  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (parent === undefined) return;
    if (isAsyncArrow(node)) {
      edits.insert(node.end, `,false,${JSON.stringify(inferredName(node, parent))})`);
    }
    if (node.type === 'ObjectExpression' && node.properties.some(isAsyncMethod)) {
      edits.insert(node.end, ')');
    }
    // The semicolon ends a field before it.
    if (node.type === 'ClassBody' && node.body.some(isAsyncMethod)) {
      edits.insert(node.end - 1, `;static{${HELPERS}.methods(this)}`);
    }
  },
};

function isAsyncArrow(node: AnyNode): boolean {
  return node.type === 'ArrowFunctionExpression' && node.async;
}

/** Whether a member of an object or a class is an async method. */
function isAsyncMethod(node: AnyNode): boolean {
  const isMethod = node.type === 'MethodDefinition' || (node.type === 'Property' && node.method);
  return isMethod && isFunction(node.value) && node.value.async;
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
