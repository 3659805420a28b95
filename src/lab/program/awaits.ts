import type { AwaitExpression, ExpressionStatement, ReturnStatement, YieldExpression } from 'acorn';
import { expectToken } from './ast.ts';
import { type Context, HELPERS, type Lowering } from './lowering.ts';

/**
 * `await e` becomes `(yield e)`: a bare yield is an await, in functions and in generators. An operand on another line
 * needs a parenthesis, because a `yield` ends with its line.
 */
export function lowerAwait(lowering: Lowering, node: AwaitExpression, context: Context): void {
  const { source, edits } = lowering;
  const end = node.start + 'await'.length;
  const isBroken = source.slice(end, node.argument.start).includes('\n');
  edits.replace(node.start, end, isBroken ? '(yield (' : '(yield ');
  lowering.visit(node.argument, context, node);
  edits.insert(node.end, isBroken ? '))' : ')');
}

/**
 * In an async generator `yield e` becomes `(yield ªlab.yielded(e))`, and `yield* e` delegates to
 * `ªlab.delegate(e)`, which follows ECMA-262 §15.5.5 for an async delegate.
 */
export function lowerYield(lowering: Lowering, node: YieldExpression, context: Context): void {
  if (context.kind !== 'asyncGenerator') {
    lowering.visitChildren(node, context);
    return;
  }
  const { edits } = lowering;
  const end = node.start + 'yield'.length;
  if (node.delegate) {
    const star = expectToken(lowering.source, end, '*');
    edits.replace(node.start, star + 1, `(yield*${HELPERS}.delegate(`);
  } else {
    edits.replace(node.start, end, `(yield ${HELPERS}.yielded(`);
  }
  if (node.argument) lowering.visit(node.argument, context, node);
  edits.insert(node.end, '))');
}

/**
 * `return e` in an async generator awaits (ECMA-262 §14.10.1); in an async function it does not.
 */
export function lowerReturn(lowering: Lowering, node: ReturnStatement, context: Context): void {
  const { argument } = node;
  if (context.kind !== 'asyncGenerator' || !argument) {
    lowering.visitChildren(node, context);
    return;
  }
  lowering.edits.replace(node.start, node.start + 'return'.length, 'return (yield ');
  lowering.visit(argument, context, node);
  lowering.edits.insert(argument.end, ')');
}

/**
 * A statement that begins with `await` will begin with a parenthesis. When the line before it has
 * no semicolon, that would be a call, so one is inserted.
 */
export function separateFromLineBefore(lowering: Lowering, node: ExpressionStatement): void {
  const { source, edits } = lowering;
  if (!/^await\b/.test(source.slice(node.start, node.start + 'await'.length + 1))) return;
  if (!/[;{]\s*$/.test(source.slice(Math.max(0, node.start - 200), node.start))) {
    edits.insert(node.start, '0,');
  }
}
