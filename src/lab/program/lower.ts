import type { AnyNode } from 'acorn';
import { childrenOf, parseSource, type SourceType } from './ast.ts';
import { lowerArrow, lowerFunction } from './async-functions.ts';
import { lowerAwait, lowerReturn, lowerYield, separateFromLineBefore } from './awaits.ts';
import { lowerForAwait } from './for-await.ts';
import { ASYNC, type Context, type Lowering, type Rule, SYNC, TARGET } from './lowering.ts';
import { LineStarts, type PositionMap } from './position-map.ts';
import { isPrototypeProbe } from './prototype-probe.ts';
import { SourceEdits } from './source-edits.ts';
import { lowerSuper } from './super.ts';

interface LowerOptions {
  /** For error messages: the module's id or the file's name. */
  readonly file: string;
  readonly sourceType: SourceType;
}

const ASYNC_CODE = /\b(?:async|await)\b/;

/**
 * Rewrites async functions, async generators and `for await` to generators that a PromiseRealm
 * runs, so that the Lab and not the browser decides when an await goes on. Lines stay where they
 * are. A module's top-level awaits become yields: its caller wraps it in a generator.
 *
 * Throws an Error that names the file when the source cannot be parsed or lowered.
 */
export function lower(source: string, options: LowerOptions): string {
  if (!ASYNC_CODE.test(source)) return source;
  try {
    const program = parseSource(source, options.sourceType);
    const top = options.sourceType === 'module' ? ASYNC : SYNC;
    return lowerTree(source, program, top).code;
  } catch (error) {
    throw new Error(`cannot lower ${options.file}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * The same for a tree that is already parsed. `rules` join the same walk, and `edits` may have
 * edits from before it.
 */
export function lowerTree(
  source: string,
  root: AnyNode,
  context: Context,
  rules: readonly Rule[] = [],
  edits?: SourceEdits,
): { readonly code: string; readonly map: PositionMap } {
  const walk = new Walk(source, edits ?? new SourceEdits(source), rules);
  walk.visit(root, context);
  return walk.edits.apply();
}

class Walk implements Lowering {
  readonly source: string;
  readonly edits: SourceEdits;
  readonly makesFunctions: boolean;
  readonly lines: LineStarts | undefined;
  readonly #rules: readonly Rule[];
  #names = 0;

  constructor(source: string, edits: SourceEdits, rules: readonly Rule[]) {
    this.source = source;
    this.edits = edits;
    this.#rules = rules;
    this.makesFunctions = rules.length > 0;
    this.lines = rules.length > 0 ? new LineStarts(source) : undefined;
  }

  newName(noun: string): string {
    return `ª${noun}${this.#names++}`;
  }

  visitChildren(node: AnyNode, context: Context): void {
    for (const child of childrenOf(node)) this.visit(child, context, node);
  }

  visit(node: AnyNode, context: Context, parent?: AnyNode): void {
    for (const rule of this.#rules) rule.enter?.(node, parent, this.edits);
    this.#lower(node, context, parent);
    // In reverse order, because the first rule's edits enclose those of the others.
    for (const rule of [...this.#rules].reverse()) rule.leave?.(node, parent, this.edits);
  }

  /**
   * Each case either passes the node to a rule that visits its children itself, or visits them
   * here.
   */
  #lower(node: AnyNode, context: Context, parent: AnyNode | undefined) {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return lowerFunction(this, node, parent);
      case 'ArrowFunctionExpression':
        return lowerArrow(this, node, context);
      case 'PropertyDefinition':
        this.visit(node.key, context, node);
        if (node.value) this.visit(node.value, SYNC, node);
        return;
      case 'StaticBlock':
        return this.visitChildren(node, SYNC);
      case 'AwaitExpression':
        return lowerAwait(this, node, context);
      case 'YieldExpression':
        return lowerYield(this, node, context);
      case 'ReturnStatement':
        return lowerReturn(this, node, context);
      case 'LabeledStatement':
      case 'ForOfStatement':
        if (lowerForAwait(this, node, context)) return;
        break;
      case 'CallExpression':
        if (isPrototypeProbe(node) || lowerSuper(this, node, context, parent)) return;
        break;
      case 'MemberExpression':
        if (lowerSuper(this, node, context, parent)) return;
        break;
      case 'ExpressionStatement':
        separateFromLineBefore(this, node);
        break;
      case 'MetaProperty':
        if (context.losesNewTarget && node.meta.name === 'new') {
          this.edits.replace(node.start, node.end, TARGET);
        }
    }
    this.visitChildren(node, context);
  }
}
