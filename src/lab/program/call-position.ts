import type { AnyNode, CallExpression, NewExpression } from 'acorn';
import { skipTrivia } from './ast.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** The call that a stack frame is at. */
interface CallPosition {
  /** Where V8 says the call is. */
  readonly offset: number;
  /** `super(…)` of a derived class. */
  readonly isSuper: boolean;
}

/**
 * Engines disagree about the column of a call: for `agent.get(x)` and friends they point at the
 * name, at the parenthesis or at the object. From any of these, this finds the position that V8
 * reports. Undefined when the offset is not that of a call.
 */
export function callAt(
  source: string,
  path: readonly AnyNode[],
  offset: number,
): CallPosition | undefined {
  for (const node of [...path].reverse()) {
    if (node.type === 'NewExpression' && isNewAt(node, offset)) {
      return { offset: node.start, isSuper: false };
    }
    if (node.type !== 'CallExpression') continue;
    const { parenthesis, name } = anchorsOf(source, node);
    if (offset !== parenthesis && offset !== name && offset !== node.callee.end) continue;
    return { offset: callPosition(source, node), isSuper: node.callee.type === 'Super' };
  }
  return undefined;
}

/** Where V8 says a call is. */
export function callPosition(source: string, node: CallExpression): number {
  const { parenthesis, name } = anchorsOf(source, node);
  return name !== undefined && isCallableName(source, node) ? name : parenthesis;
}

/** V8 and SpiderMonkey point at `new`, JavaScriptCore behind the class. */
function isNewAt(node: NewExpression, offset: number): boolean {
  return offset === node.start || offset === node.callee.end;
}

interface Anchors {
  readonly parenthesis: number;
  /** The name just before the parenthesis: of a variable or a property. */
  readonly name: number | undefined;
}

function anchorsOf(source: string, { callee, optional }: CallExpression): Anchors {
  let parenthesis = skipTrivia(source, callee.end);
  // Parentheses around the callee are no nodes: `(a.b)(c)`.
  while (source[parenthesis] === ')') parenthesis = skipTrivia(source, parenthesis + 1);
  if (optional) parenthesis = skipTrivia(source, parenthesis + '?.'.length);
  if (callee.type === 'MemberExpression') return { parenthesis, name: callee.property.start };
  const isName = callee.type === 'Identifier' || callee.type === 'Super';
  return { parenthesis, name: isName ? callee.start : undefined };
}

/**
 * Whether V8 takes the last token of the callee for the position of the call. It does so for names
 * only (ParseLeftHandSideContinuation, src/parsing/parser-base.h; Token::IsCallable).
 */
function isCallableName(source: string, { callee, optional }: CallExpression): boolean {
  if (optional || source[skipTrivia(source, callee.end)] === ')') return false;
  if (callee.type !== 'MemberExpression') return true;
  if (callee.property.type === 'PrivateIdentifier') return false;
  // `promise.catch(`: V8 points at the parenthesis.
  const name = source.slice(callee.property.start, callee.end);
  return !callee.computed && !RESERVED_WORDS.has(name);
}
