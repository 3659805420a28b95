import { type AnyNode, type Options, type Program, parse } from 'acorn';
import { isAtLeast } from './release-order.ts';

/**
 * `script`: the body of a CommonJS function, which is the form of Node's own lib and of bundled
 * packages.
 */
export type SourceType = 'script' | 'module';

/**
 * Throws acorn's SyntaxError (with `pos` and `loc`) when the source is not JavaScript, as it was in a release of Node.
 */
export function parseSource(source: string, sourceType: SourceType, version?: string): Program {
  return parse(source, optionsFor(sourceType, version));
}

export function optionsFor(sourceType: SourceType, version = '24.0.0'): Options {
  return {
    // Node 24 has `using`.
    ecmaVersion: isAtLeast(version, 24, 0) ? 'latest' : 2025,
    sourceType,
    allowHashBang: true,
    allowReturnOutsideFunction: sourceType === 'script',
  };
}

export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

export function isFunction(node: AnyNode): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/**
 * Direct children in the order of the source. The one node of a shorthand property is listed once.
 */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children = new Set<AnyNode>();
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) children.add(child);
    }
  }
  return [...children].sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Whether a node below `root` matches. It does not look into functions that `enters` refuses. */
export function contains(
  root: AnyNode,
  matches: (node: AnyNode) => boolean,
  enters: (node: AnyNode) => boolean,
): boolean {
  return childrenOf(root).some(
    (child) => matches(child) || (enters(child) && contains(child, matches, enters)),
  );
}

/**
 * `this`, `arguments` and `super` mean the same inside an arrow function as around it, but not
 * inside of other functions.
 */
export function sharesReceiver(node: AnyNode): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'StaticBlock':
      return false;
    case 'PropertyDefinition':
      return false;
    default:
      return true;
  }
}

const TRIVIA = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;

/** The offset of the next token at or after `offset`: past white space and comments. */
export function skipTrivia(source: string, offset: number): number {
  TRIVIA.lastIndex = offset;
  TRIVIA.test(source);
  return TRIVIA.lastIndex;
}

/** Skips to the token `text`, which the grammar says comes next. */
export function expectToken(source: string, offset: number, text: string): number {
  const start = skipTrivia(source, offset);
  if (!source.startsWith(text, start)) {
    throw new Error(`expected ${text} at offset ${start}: ${source.slice(start, start + 20)}`);
  }
  return start;
}
