import type { AnyNode } from 'acorn';
import { HELPERS, type Rule } from './lowering.ts';
import { LineStarts } from './position-map.ts';
import type { SourceEdits } from './source-edits.ts';

/**
 * Puts marks into the reader's files that tell where execution is: `ªlab.at(12);` before each
 * statement, and for stack traces the place of each await: `await
 * ªlab.awaiting(12,310,ªlab.asks(),(fetch(url)))`.
 */
export class StatementMarks implements Rule {
  readonly #lines: LineStarts;

  constructor(source: string) {
    this.#lines = new LineStarts(source);
  }

  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (parent === undefined) return;
    const role = roleOf(node, parent);
    // A name that cannot be read fails at the place of the mark before it.
    if (role === 'operand') edits.insert(node.start, this.#awaiting(parent), parent.start);
    if (role === 'list') edits.insert(node.start, `${this.#mark(node)};`);
    if (role === 'body') edits.insert(node.start, `{${this.#mark(node)};`);
    if (role === 'expression') edits.insert(node.start, `(${this.#mark(node)},`);
  }

  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (parent === undefined) return;
    const role = roleOf(node, parent);
    if (role === 'operand') edits.insert(node.end, '))');
    if (role === 'body') edits.insert(node.end, '}');
    if (role === 'expression') edits.insert(node.end, ')');
  }

  #mark(node: AnyNode): string {
    return `${HELPERS}.at(${this.#lineOf(node)})`;
  }

  /** Called when the operand has a value, which is when the await suspends. */
  #awaiting(node: AnyNode): string {
    return `${HELPERS}.awaiting(${this.#lineOf(node)},${node.start},${HELPERS}.asks(),(`;
  }

  #lineOf(node: AnyNode): number {
    return this.#lines.positionOf(node.start).line;
  }
}

/**
 * `list`: a statement among statements. `body`: the only statement of an `if` or a loop.
 * `expression`: what an arrow function returns. `operand`: of an await.
 */
type Role = 'list' | 'body' | 'expression' | 'operand' | undefined;

function roleOf(node: AnyNode, parent: AnyNode): Role {
  switch (parent.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return isExecuted(node) ? 'list' : undefined;
    case 'SwitchCase':
      return node !== parent.test && isExecuted(node) ? 'list' : undefined;
    case 'IfStatement':
      return node !== parent.test && node.type !== 'BlockStatement' ? 'body' : undefined;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return node === parent.body && node.type !== 'BlockStatement' ? 'body' : undefined;
    case 'ArrowFunctionExpression':
      return node === parent.body && parent.expression ? 'expression' : undefined;
    case 'AwaitExpression':
      return 'operand';
    default:
      return undefined;
  }
}

/**
 * Whether a statement gets a mark. Directives get none, nor do declarations that take effect before
 * any statement runs.
 */
function isExecuted(node: AnyNode): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'FunctionDeclaration':
    case 'EmptyStatement':
    case 'BlockStatement':
      return false;
    case 'ExportNamedDeclaration':
      return node.declaration != null && isExecuted(node.declaration);
    case 'ExportDefaultDeclaration':
      return isExecuted(node.declaration);
    case 'ExpressionStatement':
      return node.directive === undefined;
    default:
      return true;
  }
}
