import { type Edition, parseSource } from './ast.ts';
import { lowerMarked } from './evaluate.ts';
import { SYNC } from './lowering.ts';
import type { ProgramSource } from './source.ts';

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
