import type { AnyNode } from 'acorn';
import { isFunction } from './ast.ts';

/**
 * The name that V8 prints for the function at the end of a path, `Pool.connect` or `new Pool`. It
 * is found in the source alone, so that all engines agree. V8 also looks at the receiver: when that
 * is of a subclass, and for callbacks (`ClientRequest.<anonymous>`), V8 says more. Empty for
 * anonymous functions and the top level.
 */
export function functionNameAt(path: readonly AnyNode[]): string {
  for (let index = path.length - 1; index > 0; index--) {
    const node = path[index];
    const parent = path[index - 1];
    if (node === undefined || parent === undefined) break;
    if (node.type === 'StaticBlock') return '<static_initializer>';
    if (parent.type === 'PropertyDefinition' && parent.value === node && !isFunction(node)) {
      return parent.static ? '<static_initializer>' : '<instance_members_initializer>';
    }
    if (isFunction(node)) return nameOf(node, parent, path.slice(0, index));
  }
  return '';
}

function nameOf(node: AnyNode, parent: AnyNode, outer: readonly AnyNode[]): string {
  switch (parent.type) {
    case 'MethodDefinition':
      if (parent.kind === 'constructor') return `new ${classNameOf(outer)}`;
      return memberName(classNameOf(outer), parent.key, parent.kind);
    case 'PropertyDefinition':
      return memberName(classNameOf(outer), parent.key, 'method');
    case 'Property':
      return memberName('Object', parent.key, parent.kind === 'init' ? 'method' : parent.kind);
  }
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name;
  return inferredName(node, parent) || awaitedName(node, outer);
}

/**
 * V8 gives a function that an awaited `new` takes the name of the variable too: `const x = await new Promise((r) => …)`
 * (FuncNameInferrer, src/parsing/func-name-inferrer.cc).
 */
function awaitedName(node: AnyNode, outer: readonly AnyNode[]): string {
  const [declarator, awaited, made] = outer.slice(-3);
  if (declarator?.type !== 'VariableDeclarator' || awaited?.type !== 'AwaitExpression') return '';
  const isTaken = made?.type === 'NewExpression' && made.arguments.includes(node as never);
  return isTaken ? identifierName(declarator.id) : '';
}

/**
 * The name that an anonymous function gets from where it stands (ECMA-262 §8.4.5 NamedEvaluation).
 */
export function inferredName(node: AnyNode, parent: AnyNode): string {
  switch (parent.type) {
    case 'VariableDeclarator':
      return identifierName(parent.id);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === node ? identifierName(parent.left) : '';
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === node && !parent.computed ? keyName(parent.key) : '';
    case 'ExportDefaultDeclaration':
      return 'default';
    default:
      return '';
  }
}

function memberName(owner: string, key: AnyNode, kind: 'method' | 'get' | 'set'): string {
  const name = keyName(key);
  if (key.type === 'PrivateIdentifier') return kind === 'method' ? name : `${kind} ${name}`;
  if (kind !== 'method') return `${kind} ${name}`;
  return `${owner}.${name || '<computed>'}`;
}

function keyName(key: AnyNode): string {
  return key.type === 'Literal' ? String(key.value) : identifierName(key);
}

function identifierName(node: AnyNode): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'PrivateIdentifier' ? `#${node.name}` : '';
}

function classNameOf(outer: readonly AnyNode[]): string {
  const index = outer.findLastIndex(
    ({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression',
  );
  const node = outer[index];
  if (node && 'id' in node && node.id?.type === 'Identifier') return node.id.name;
  const parent = outer[index - 1];
  return (parent?.type === 'VariableDeclarator' && identifierName(parent.id)) || '<anonymous>';
}
