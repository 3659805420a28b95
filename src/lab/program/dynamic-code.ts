import type { AnyNode } from 'acorn';
import { type Edition, parseSource } from './ast.ts';
import { lowerMarked } from './evaluate.ts';
import { HELPERS, type Rule, SYNC } from './lowering.ts';
import type { ProgramSource } from './source.ts';
import type { SourceEdits } from './source-edits.ts';

/**
 * Lowers a text that a program gives to `eval` or to `Function`, so that its promises are those of
 * its process. Throws acorn's SyntaxError.
 */
export function lowerDynamic(text: string, edition: Edition): ProgramSource {
  const tree = parseSource(text, 'script', { mayReturn: false, edition });
  const { code, map } = lowerMarked({ text, tree, lowering: SYNC, isDynamic: true });
  return { file: '', url: '', name: '', isCommonJs: true, text, tree, code, map };
}

/** The kinds of functions that have a constructor, ECMA-262 §20.2.1, §27.3.1, §27.4.1, §27.7.1. */
export type FunctionKind = 'function' | 'function*' | 'async function' | 'async function*';

/** §20.2.1.1.1 CreateDynamicFunction: the text of the function, from the arguments. */
export function dynamicFunctionText(kind: FunctionKind, args: readonly unknown[]): string {
  const texts = args.map((each) => `${each}`);
  const body = texts.pop() ?? '';
  return `${kind} anonymous(${texts.join()}\n) {\n${body}\n}`;
}

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

/** The names that a script declares with `var` and `function`, which become globals. */
export function declaredNames({ tree }: ProgramSource): {
  readonly variables: readonly string[];
  readonly functions: readonly string[];
} {
  const variables: string[] = [];
  const functions: string[] = [];
  for (const node of tree.body) {
    if (node.type === 'FunctionDeclaration') functions.push(node.id.name);
    if (node.type !== 'VariableDeclaration' || node.kind !== 'var') continue;
    for (const { id } of node.declarations) if (id.type === 'Identifier') variables.push(id.name);
  }
  return { variables, functions };
}
