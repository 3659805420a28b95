import type { AnyNode, ArrowFunctionExpression } from 'acorn';
import { contains, expectToken, type FunctionNode, sharesReceiver, skipTrivia } from './ast.ts';
import { ASYNC, type Context, HELPERS, type Lowering, SYNC } from './lowering.ts';
import { SUPER, usesSuper } from './super.ts';

/**
 * `async function f(a) { … }` becomes
 *
 *     function f(__0){return __lab.async(this,arguments,function*(a) { … })}
 *
 * Parameters move with the body, because their errors reject the promise. Placeholders keep
 * `f.length`.
 */
export function lowerFunction(
  lowering: Lowering,
  node: FunctionNode,
  parent: AnyNode | undefined,
): void {
  if (!node.async) {
    lowering.visitChildren(node, SYNC);
    return;
  }
  const { edits } = lowering;
  const isMethod = parent !== undefined && ownsMethod(parent);
  const open = isMethod ? node.start : removeKeywords(lowering, node);
  if (isMethod) removeMethodKeywords(lowering, node, parent);
  const losesSuper = isMethod && usesSuper(node);
  const run = node.generator ? 'asyncGenerator' : 'async';
  edits.insert(
    open,
    `(${placeholdersOf(node).join()}){${losesSuper ? SUPER.definition : ''}` +
      `return ${HELPERS}.${run}(this,arguments,function*`,
  );
  const context: Context = {
    kind: node.generator ? 'asyncGenerator' : 'async',
    losesSuper,
    losesNewTarget: false,
  };
  for (const parameter of node.params)
    lowering.visit(parameter, { ...context, kind: 'sync' }, node);
  lowering.visit(node.body, context, node);
  edits.insert(node.end, ')}');
}

/** Takes `async` and `*` away; returns the offset of the `(` of the parameters. */
function removeKeywords({ source, edits }: Lowering, node: FunctionNode): number {
  edits.replace(node.start, node.start + 'async'.length, '');
  const keyword = expectToken(source, node.start + 'async'.length, 'function');
  let offset = keyword + 'function'.length;
  if (node.generator) {
    const star = expectToken(source, offset, '*');
    edits.replace(star, star + 1, ' ');
    offset = star + 1;
  }
  return expectToken(source, node.id?.end ?? offset, '(');
}

/** A method's own text begins before its function: `static async *name` */
function removeMethodKeywords({ source, edits }: Lowering, node: FunctionNode, method: AnyNode) {
  const isStatic = method.type === 'MethodDefinition' && method.static;
  const start = isStatic
    ? expectToken(source, method.start + 'static'.length, 'async')
    : method.start;
  // A class field before the method may have no semicolon: `field = 1 <newline> async [key]() {}`.
  // Without `async`, `[key]` would be part of its value.
  const needsSeparator = method.type === 'MethodDefinition' && !isStatic;
  edits.replace(start, start + 'async'.length, needsSeparator ? ';' : '');
  if (!node.generator) return;
  const star = expectToken(source, start + 'async'.length, '*');
  edits.replace(star, star + 1, '');
}

function ownsMethod(parent: AnyNode): boolean {
  return parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.method);
}

/**
 * `async (a) => e` becomes `(__0)=>__lab.async(this,[__0],function*(a) {return (e)})`: the
 * generator gets `this`, which is that of the code around the arrow. When the arrow uses
 * `arguments`, its parameters stay with it.
 */
export function lowerArrow(
  lowering: Lowering,
  node: ArrowFunctionExpression,
  context: Context,
): void {
  if (!node.async) {
    lowering.visitChildren(node, { ...context, kind: 'sync' });
    return;
  }
  const { edits } = lowering;
  edits.replace(node.start, node.start + 'async'.length, '');
  const losesSuper = context.losesSuper || usesSuper(node);
  const definesSuper = losesSuper && !context.losesSuper;
  const call = `${definesSuper ? `{${SUPER.definition}return ` : ''}${HELPERS}.async(this,`;
  const inner: Context = { ...ASYNC, losesSuper, losesNewTarget: true };
  const expression = node.body.type !== 'BlockStatement';
  const keepsParameters = usesArguments(node);
  if (!keepsParameters) openParameters(lowering, node, call);
  for (const parameter of node.params) lowering.visit(parameter, { ...inner, kind: 'sync' }, node);
  const arrow = findArrow(lowering, node);
  const body = arrow + '=>'.length;
  edits.replace(arrow, body, keepsParameters ? '=>' : '');
  if (keepsParameters) edits.insert(body, `${call}arguments,function*()`);
  if (expression) edits.insert(body, '{return (');
  lowering.visit(node.body, inner, node);
  edits.insert(node.end, `${expression ? ')}' : ''})${definesSuper ? '}' : ''}`);
}

function openParameters({ source, edits }: Lowering, node: ArrowFunctionExpression, call: string) {
  const start = skipTrivia(source, node.start + 'async'.length);
  const placeholders = placeholdersOf(node);
  const isSimple = placeholders.length === node.params.length;
  const list = [...placeholders, ...(isSimple ? [] : ['...__rest'])].join();
  edits.insert(start, `(${list})=>${call}[${list}],function*`);
  if (source[start] === '(') return;
  edits.insert(start, '(');
  const [parameter] = node.params;
  if (parameter) edits.insert(parameter.end, ')');
}

/** The offset of the `=>`, past the parameters' last comma and parenthesis. */
function findArrow({ source }: Lowering, node: ArrowFunctionExpression): number {
  let offset = node.params.at(-1)?.end ?? node.start + 'async'.length;
  for (;;) {
    offset = skipTrivia(source, offset);
    if (source.startsWith('=>', offset)) return offset;
    offset++;
  }
}

/** As many placeholders as `length` counts parameters (ECMA-262 §15.1.5 ExpectedArgumentCount). */
function placeholdersOf(node: FunctionNode): string[] {
  const first = node.params.findIndex(
    ({ type }) => type === 'AssignmentPattern' || type === 'RestElement',
  );
  const count = first === -1 ? node.params.length : first;
  return Array.from({ length: count }, (_, index) => `__${index}`);
}

function usesArguments(node: AnyNode): boolean {
  const matches = (inner: AnyNode) => inner.type === 'Identifier' && inner.name === 'arguments';
  return contains(node, matches, sharesReceiver);
}
