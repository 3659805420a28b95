import type { AnyNode } from 'acorn';

/**
 * An expression as V8 writes it into messages about its value (CallPrinter, src/ast/prettyprinter.cc): names and what
 * they have, literals, calls. The rest is `(intermediate value)`.
 */
export function expressionText(node: AnyNode): string {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'Literal':
      return typeof node.value === 'string' ? `"${node.value}"` : (node.raw ?? '');
    case 'ObjectExpression':
      return node.properties.length === 0 ? '{}' : UNNAMED;
    case 'ChainExpression':
      return expressionText(node.expression);
    case 'MemberExpression':
      return memberText(expressionText(node.object), node.property, node);
    case 'CallExpression':
      return `${expressionText(node.callee)}(...)`;
    default:
      return UNNAMED;
  }
}

const UNNAMED = '(intermediate value)';

function memberText(
  object: string,
  property: AnyNode,
  { computed, optional }: { readonly computed: boolean; readonly optional: boolean },
): string {
  if (computed) return `${object}${optional ? '?.' : ''}[${expressionText(property)}]`;
  const name =
    'name' in property ? `${property.type === 'PrivateIdentifier' ? '#' : ''}${property.name}` : '';
  return `${object}${optional ? '?.' : '.'}${name}`;
}
