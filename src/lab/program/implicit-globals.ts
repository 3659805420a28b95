import type { AnyNode, Pattern } from 'acorn';
import { childrenOf, isFunction } from './ast.ts';
import { HELPERS, type Rule } from './lowering.ts';
import type { SourceEdits } from './source-edits.ts';

type Declared = ReadonlySet<string>;

/**
 * In sloppy code `total = 0` without a declaration makes a global variable. The engine would make it in the global object
 * of the Lab itself, where the other process and the host are. So `ªlab.global("total")` runs first and makes it in the
 * process's own: `(ªlab.global("total"),total=0)`.
 *
 * A name that is declared anywhere in the text counts as declared everywhere in it, and in a `with` any name may be.
 */
export class ImplicitGlobals implements Rule {
  readonly #declared: Declared;
  readonly #isExempt: (node: AnyNode) => boolean;

  /** @param parameters names of the function around the text */
  constructor(tree: AnyNode, parameters: readonly string[]) {
    this.#declared = new Set([...parameters, ...declaredIn(tree)]);
    const exempt = exemptRanges(tree);
    this.#isExempt = ({ start }) => exempt.some(([from, to]) => from <= start && start < to);
  }

  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    const names = this.#madeBy(node, parent);
    if (names.length === 0) return;
    const calls = names.map((name) => `${HELPERS}.global(${JSON.stringify(name)}),`).join('');
    edits.insert(node.start, `(${calls}`);
  }

  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (this.#madeBy(node, parent).length > 0) edits.insert(node.end, ')');
  }

  /** The names that a node assigns, or that the loop assigns of which it is the right side. */
  #madeBy(node: AnyNode, parent: AnyNode | undefined): readonly string[] {
    const target = targetOf(node, parent);
    if (target === undefined || this.#isExempt(node)) return [];
    return namesIn(target).filter((name) => !this.#declared.has(name));
  }
}

function targetOf(node: AnyNode, parent: AnyNode | undefined): AnyNode | undefined {
  if (node.type === 'AssignmentExpression') return node.operator === '=' ? node.left : undefined;
  const isLoop = parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement';
  return isLoop && parent.right === node && parent.left.type !== 'VariableDeclaration'
    ? parent.left
    : undefined;
}

/** The variables of a pattern: those that it declares or assigns. */
function namesIn(pattern: AnyNode | Pattern | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        namesIn(each.type === 'Property' ? each.value : each),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

function declaredIn(node: AnyNode): string[] {
  return [...namesDeclaredBy(node), ...childrenOf(node).flatMap(declaredIn)];
}

function namesDeclaredBy(node: AnyNode): string[] {
  if (node.type === 'VariableDeclarator') return namesIn(node.id);
  if (node.type === 'CatchClause') return namesIn(node.param ?? null);
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression')
    return namesIn(node.id ?? null);
  if (!isFunction(node)) return [];
  return [...namesIn(node.id ?? null), ...node.params.flatMap(namesIn), 'arguments'];
}

/** Where an assignment makes no variable, or may not: strict code and the bodies of `with`. */
function exemptRanges(node: AnyNode): (readonly [from: number, to: number])[] {
  const body = isFunction(node) ? node.body : node;
  const statements = body.type === 'Program' || body.type === 'BlockStatement' ? body.body : [];
  const isExempt =
    node.type === 'ClassBody' ||
    node.type === 'WithStatement' ||
    ((isFunction(node) || node.type === 'Program') &&
      statements.some((each) => 'directive' in each && each.directive === 'use strict'));
  return isExempt ? [[node.start, node.end]] : childrenOf(node).flatMap(exemptRanges);
}
