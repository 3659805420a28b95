import type { AnyNode, Program } from 'acorn';
import { childrenOf } from './ast.ts';

/**
 * The names that an ES module may import from a CommonJS file, read from its text before it runs, as Node does
 * (cjs-module-lexer, deps/cjs-module-lexer): `exports.name = …`, `module.exports.name = …`,
 * `module.exports = { name, … }`, `Object.defineProperty(exports, 'name', …)`.
 */
export function commonJsExportNames(tree: Program): readonly string[] {
  const names = new Set<string>();
  const visit = (node: AnyNode) => {
    for (const name of namesIn(node)) names.add(name);
    childrenOf(node).forEach(visit);
  };
  visit(tree);
  names.delete('default');
  return [...names];
}

function namesIn(node: AnyNode): readonly string[] {
  if (node.type === 'AssignmentExpression') {
    const { left, right } = node;
    if (isExports(left) && right.type === 'ObjectExpression')
      return right.properties.flatMap(keyOf);
    return left.type === 'MemberExpression' && isExports(left.object) ? memberName(left) : [];
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const [target, key] = node.arguments;
  const isDefinition = memberName(node.callee)[0] === 'defineProperty';
  return isDefinition && target && isExports(target) && key ? textOf(key) : [];
}

/** `exports` or `module.exports` */
function isExports(node: AnyNode): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    memberName(node)[0] === 'exports'
  );
}

function memberName(node: AnyNode): readonly string[] {
  if (node.type !== 'MemberExpression') return [];
  if (node.computed) return textOf(node.property);
  return node.property.type === 'Identifier' ? [node.property.name] : [];
}

function keyOf(property: AnyNode): readonly string[] {
  if (property.type !== 'Property' || property.computed) return [];
  return property.key.type === 'Identifier' ? [property.key.name] : textOf(property.key);
}

function textOf(node: AnyNode): readonly string[] {
  return node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [];
}
