import type { AnyNode, Class } from 'acorn';
import { childrenOf, parseSource } from '../../lab/program/ast.ts';
import { SourceEdits } from '../../lab/program/source-edits.ts';

/**
 * esbuild renames what collides in a bundle (`class _Response`, `function abort2`) and, with `keepNames`, sets the
 * old name by a call of `__name` for every function and class. This gives expressions their names back in the text, because
 * V8's messages quote that (`#<Response>`), and takes out the calls that say what is so anyway.
 */
export function restoreNames(bundle: string): string {
  return withoutIdleCalls(withNamesOfExpressions(bundle));
}

/** The name in an expression is its own: `var Response = class _Response {…}`, `const abort = function abort2() {…}`. */
function withNamesOfExpressions(text: string): string {
  const edits = new SourceEdits(text);
  const visit = (node: AnyNode): void => {
    const call = namingCall(node);
    const named = call ? call.target : node;
    const name = call ? call.name : isClass(node) ? nameSetIn(node) : undefined;
    const renamed = isExpression(named) ? named.id?.name : undefined;
    if (name !== undefined && renamed !== undefined && renamed !== name) {
      const uses = [...usesOf([renamed, name], named)];
      if (uses.every((use) => use.name === renamed)) {
        for (const { start, end } of uses) edits.replace(start, end, name);
        return;
      }
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parseSource(text, 'script'));
  return edits.apply().code;
}

function isExpression(node: AnyNode) {
  return node.type === 'ClassExpression' || node.type === 'FunctionExpression';
}

function* usesOf(
  names: readonly string[],
  node: AnyNode,
): Generator<{ name: string; start: number; end: number }> {
  if (node.type === 'Identifier' && names.includes(node.name)) yield node;
  for (const child of childrenOf(node)) {
    if (!isPlainKey(node, child)) yield* usesOf(names, child);
  }
}

/** Whether a child is the name of a property, which is no use of a binding. */
function isPlainKey(node: AnyNode, child: AnyNode): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return !node.computed && node.property === child;
    case 'Property':
      return !node.computed && !node.shorthand && node.key === child;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return !node.computed && node.key === child;
    default:
      return false;
  }
}

function withoutIdleCalls(text: string): string {
  const edits = new SourceEdits(text);
  /** @param place the name that an anonymous function or class gets from where it stands */
  const visit = (node: AnyNode, place?: string): void => {
    if (node.type === 'StaticBlock') return; // seen with its class
    const call = namingCall(node);
    const target = call?.target;
    if (target && nameOf(target, place) === call.name) {
      edits.replace(node.start, target.start, '');
      visit(target, place);
      edits.replace(target.end, node.end, '');
      return;
    }
    if (node.type === 'ExpressionStatement') {
      const statement = namingCall(node.expression);
      const named = statement?.target;
      if (named?.type === 'Identifier' && named.name === statement?.name) {
        edits.replace(node.start, node.end, '');
        return;
      }
    }
    if (isClass(node)) {
      const block = blockIn(node);
      const isIdle = block && nameSetIn(node) === nameOf(node, place);
      if (isIdle) edits.replace(block.start, block.end, '');
    }
    for (const child of childrenOf(node)) visit(child, placeOf(node, child));
  };
  visit(parseSource(text, 'script'));
  return edits.apply().code;
}

/** `__name(target, "name")` */
function namingCall(node: AnyNode): { target: AnyNode; name: string } | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const [target, name] = node.arguments;
  if (node.callee.name !== '__name' || !target || name?.type !== 'Literal') return undefined;
  return { target, name: String(name.value) };
}

type AnyClass = Extract<AnyNode, { type: 'ClassExpression' | 'ClassDeclaration' }>;

function isClass(node: AnyNode): node is AnyClass {
  return node.type === 'ClassExpression' || node.type === 'ClassDeclaration';
}

/** The static block that esbuild has added to a class: `static { __name(this, "Response"); }` */
function blockIn(node: Class) {
  const [first] = node.body.body;
  return first?.type === 'StaticBlock' && first.body.length === 1 && nameSetIn(node) !== undefined
    ? first
    : undefined;
}

function nameSetIn(node: Class): string | undefined {
  const [first] = node.body.body;
  const [statement] = first?.type === 'StaticBlock' ? first.body : [];
  return statement?.type === 'ExpressionStatement'
    ? namingCall(statement.expression)?.name
    : undefined;
}

/** The name that a function or class has by its text; undefined for any other expression. */
function nameOf(node: AnyNode, place: string | undefined): string | undefined {
  if (node.type === 'ArrowFunctionExpression') return place;
  if (node.type === 'FunctionExpression' || isClass(node)) return node.id?.name ?? place;
  return undefined;
}

/** NamedEvaluation (ECMA-262 §8.4.5): where a function or class without a name gets one. */
function placeOf(parent: AnyNode, child: AnyNode): string | undefined {
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init === child && parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === child && parent.left.type === 'Identifier'
        ? parent.left.name
        : undefined;
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === child && !parent.computed && parent.key.type === 'Identifier'
        ? parent.key.name
        : undefined;
    default:
      return undefined;
  }
}
