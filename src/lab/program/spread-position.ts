import { callPosition } from './call-position.ts';
import type { ReaderFrame } from './frames.ts';
import { expressionPosition } from './load-position.ts';
import { pathTo } from './tree-path.ts';

const WORDS = /^Spread syntax requires \.\.\.iterable|is not iterable \(cannot read property .+\)$/;

/**
 * Where V8 points when the last argument of a call cannot be spread: at the argument, although the frame of the stack is at
 * the call (ErrorUtils::ThrowSpreadArgError, src/execution/messages.cc). Undefined for every other error.
 */
export function spreadAt(error: unknown, { source, offset }: ReaderFrame): number | undefined {
  if (!(error instanceof TypeError)) return undefined;
  const message: unknown = Object.getOwnPropertyDescriptor(error, 'message')?.value;
  if (typeof message !== 'string' || !WORDS.test(message)) return undefined;
  for (const node of [...pathTo(source.tree, offset)].reverse()) {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    const at = node.type === 'NewExpression' ? node.start : callPosition(source.text, node);
    const last = node.arguments.at(-1);
    if (at !== offset || last?.type !== 'SpreadElement') continue;
    return expressionPosition(source.text, last.argument);
  }
  return undefined;
}
