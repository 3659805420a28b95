import type { CallExpression } from 'acorn';

/**
 * `Object.getPrototypeOf(async function* () {})`, the way in which programs and Node's own lib
 * (lib/events.js, lib/internal/per_context/primordials.js) find %AsyncIteratorPrototype%. It must
 * not be lowered: the result would be Function.prototype. The function in it is never called.
 */
export function isPrototypeProbe(node: CallExpression): boolean {
  const [argument] = node.arguments;
  if (argument?.type !== 'FunctionExpression' || !argument.async) return false;
  const isEmpty = argument.params.length === 0 && argument.body.body.length === 0;
  return isEmpty && /getPrototypeOf$/i.test(calleeName(node));
}

function calleeName({ callee }: CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return '';
  return callee.property.name;
}
