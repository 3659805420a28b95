import type { AnyNode } from 'acorn';
import { HELPERS, type Rule } from './lowering.ts';
import type { SourceEdits } from './source-edits.ts';

/** Whether code in this text can be evaluated by a direct call of `eval`. */
export function hasDirectEval(text: string): boolean {
  return /\beval\s*\(/.test(text);
}

/** What `ªdirect` is: the engine's own `eval`, because no other makes a call of it a direct one. */
export const DIRECT = 'ªdirect={__proto__:null,eval}';

/**
 * `eval(text)` becomes `eval(ªlab.code(text))`, and the function as a value `ªlab.eval`. In code that
 * is made while a program runs, the `this` of a plain call is the process's global object.
 */
export class EvalCalls implements Rule {
  readonly #isDynamic: boolean;
  readonly #isDirect: boolean;

  constructor(text: string, isDynamic: boolean) {
    this.#isDynamic = isDynamic;
    this.#isDirect = hasDirectEval(text);
  }

  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (this.#isDynamic && node.type === 'ThisExpression') {
      edits.insert(node.start, `${HELPERS}.self(`);
    }
    if (!this.#isDirect) return;
    if (isEvalArgument(node, parent)) edits.insert(node.start, `${HELPERS}.code(`);
    if (isEvalValue(node, parent)) edits.replace(node.start, node.end, `${HELPERS}.eval`);
  }

  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    const isThis = this.#isDynamic && node.type === 'ThisExpression';
    if (isThis || (this.#isDirect && isEvalArgument(node, parent))) edits.insert(node.end, ')');
  }
}

function isEval(node: AnyNode): boolean {
  return node.type === 'Identifier' && node.name === 'eval';
}

function isEvalArgument(node: AnyNode, parent: AnyNode | undefined): boolean {
  return (
    parent?.type === 'CallExpression' &&
    !parent.optional &&
    isEval(parent.callee) &&
    parent.arguments[0] === node &&
    node.type !== 'SpreadElement'
  );
}

function isEvalValue(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (!isEval(node)) return false;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee !== node || parent.optional;
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'VariableDeclarator':
    case 'SequenceExpression':
    case 'AssignmentExpression':
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'BinaryExpression':
    case 'UnaryExpression':
      return true;
    default:
      return false;
  }
}
