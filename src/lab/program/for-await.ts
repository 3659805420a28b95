import type { AnyNode, ForOfStatement } from 'acorn';
import { expectToken, skipTrivia } from './ast.ts';
import { type Context, HELPERS, type Lowering } from './lowering.ts';
import { lineBreaksOf } from './source-edits.ts';

/**
 * `label: for await (const x of xs) body` becomes
 *
 *     {const f=ªlab.forAwait(xs);
 *     try{label:for(;f.take(yield f.next());){const x=f.value;body}}
 *     catch(e){throw f.threw(e)}finally{yield*f.close()}}
 *
 * on one line (ECMA-262 §14.7.5.6). Labels move inside, for `continue label`. Returns true when it
 * has lowered the node.
 */
export function lowerForAwait(lowering: Lowering, node: AnyNode, context: Context): boolean {
  const labelled = labelledLoop(node);
  if (labelled === undefined) return false;
  const { source, edits } = lowering;
  const { loop, labels } = labelled;
  const f = lowering.newName('for');

  lowering.visit(loop.left, context, loop);
  const target = edits.cut(loop.left.start, loop.left.end);
  const afterOf = expectToken(source, loop.left.end, 'of') + 'of'.length;
  // The target moves with its line breaks.
  const head = source.slice(node.start, loop.left.start) + source.slice(loop.left.end, afterOf);
  edits.replace(node.start, afterOf, `{const ${f}=${HELPERS}.forAwait(${lineBreaksOf(head)}`);
  lowering.visit(loop.right, context, loop);

  const close = lastParenthesis(source, loop.right.end);
  const assignment =
    loop.left.type === 'VariableDeclaration' ? `${target}=${f}.value;` : `(${target}=${f}.value);`;
  edits.replace(
    close,
    close + 1,
    `);try{${labels}for(;${f}.take(yield ${f}.next());){${assignment}`,
  );
  lowering.visit(loop.body, context, loop);
  edits.insert(node.end, `}}catch(ªe){throw ${f}.threw(ªe)}finally{yield*${f}.close()}}`);
  return true;
}

interface LabelledLoop {
  readonly loop: ForOfStatement;
  /** `a:b:`, or empty. */
  readonly labels: string;
}

function labelledLoop(node: AnyNode): LabelledLoop | undefined {
  if (node.type === 'ForOfStatement') return node.await ? { loop: node, labels: '' } : undefined;
  if (node.type !== 'LabeledStatement') return undefined;
  const inner = labelledLoop(node.body);
  return inner && { ...inner, labels: `${node.label.name}:${inner.labels}` };
}

/** The parenthesis that ends the loop's head: the last one before its body. */
function lastParenthesis(source: string, start: number): number {
  let close = expectToken(source, start, ')');
  for (;;) {
    const next = skipTrivia(source, close + 1);
    if (source[next] !== ')') return close;
    close = next;
  }
}
