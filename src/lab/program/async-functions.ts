import type { AnyNode, ArrowFunctionExpression } from 'acorn';
import { contains, expectToken, type FunctionNode, sharesReceiver, skipTrivia } from './ast.ts';
import { inferredName } from './function-name.ts';
import { ASYNC, type Context, HELPERS, type Lowering, SYNC } from './lowering.ts';
import { lineBreaksOf } from './source-edits.ts';
import { SUPER, usesSuper } from './super.ts';

/**
 * `async function f(a) { … }` becomes
 *
 *     function f(ª0){return ªlab.async(this,arguments,function*(a) { … })}
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
  if (lowering.makesFunctions && !isMethod && parent?.type !== 'SwitchCase') {
    makeFunction(lowering, node, parent);
    return;
  }
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

/**
 * `async function f(a) { … }` of the reader becomes `function*ªf12(a) { … }`, which asyncKinds makes
 * `f` of; as an expression it becomes `ªlab.fn(function*(a) { … },…)`. `fn` makes a function without
 * a `prototype`, which a `function` would have.
 */
function makeFunction(lowering: Lowering, node: FunctionNode, parent: AnyNode | undefined): void {
  const { edits, source } = lowering;
  const name = node.type === 'ArrowFunctionExpression' ? undefined : node.id?.name;
  const isDeclared = node.type === 'FunctionDeclaration' && name !== undefined;
  const open = openOf(lowering, node);
  const lines = lineBreaksOf(source.slice(node.start, open));
  const inner = isDeclared || name === undefined ? '' : name;
  const make = isDeclared ? '' : `${inner && `(()=>{const ${inner}=`}${HELPERS}.fn(`;
  const generator = `${make}function*${isDeclared ? bodyNameOf(node) : ''}${lines}`;
  edits.replace(node.start, open, generator);
  const context: Context = { ...ASYNC, kind: node.generator ? 'asyncGenerator' : 'async' };
  for (const parameter of node.params)
    lowering.visit(parameter, { ...context, kind: 'sync' }, node);
  lowering.visit(node.body, context, node);
  if (isDeclared) return;
  const shown = name ?? (parent ? inferredName(node, parent) : '');
  const end = inner && `;return ${inner}})()`;
  edits.insert(node.end, `,${makeArguments(node, shown)})${end}`);
}

/** The name of the generator that is the body of a declared function. */
export function bodyNameOf(node: FunctionNode): string {
  return `ªf${node.start}`;
}

/** What `ªlab.fn` takes after the body. */
export function makeArguments(node: FunctionNode, name: string): string {
  const length = placeholdersOf(node).length;
  return `${JSON.stringify(name)},${length},${node.generator},${node.start},${node.end}`;
}

/** Takes `async` and `*` away; returns the offset of the `(` of the parameters. */
function removeKeywords({ source, edits }: Lowering, node: FunctionNode): number {
  edits.replace(node.start, node.start + 'async'.length, '');
  if (node.generator) {
    const keyword = expectToken(source, node.start + 'async'.length, 'function');
    const star = expectToken(source, keyword + 'function'.length, '*');
    edits.replace(star, star + 1, ' ');
  }
  return openOf({ source }, node);
}

/** The offset of the `(` of the parameters. */
function openOf({ source }: Pick<Lowering, 'source'>, node: FunctionNode): number {
  if (node.id) return expectToken(source, node.id.end, '(');
  const keyword = expectToken(source, node.start + 'async'.length, 'function');
  const end = keyword + 'function'.length;
  return expectToken(source, node.generator ? expectToken(source, end, '*') + 1 : end, '(');
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
 * `async (a) => e` becomes `(ª0)=>ªlab.async(this,[ª0],function*(a) {return (e)})`: the
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
  const list = [...placeholders, ...(isSimple ? [] : ['...ªrest'])].join();
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
  return Array.from({ length: count }, (_, index) => `ª${index}`);
}

function usesArguments(node: AnyNode): boolean {
  const matches = (inner: AnyNode) => inner.type === 'Identifier' && inner.name === 'arguments';
  return contains(node, matches, sharesReceiver);
}
