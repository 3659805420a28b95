import type { AnyNode } from 'acorn';
import { childrenOf, parseSource } from '../../src/lab/program/ast.ts';
import { SourceEdits } from '../../src/lab/program/source-edits.ts';

/**
 * Node drains its microtask queue from the middle of JavaScript: `runMicrotasks()` in
 * processTicksAndRejections, reached again from runNextTicks between two timers and between two
 * immediates (lib/internal/process/task_queues.js, lib/internal/timers.js). A page cannot. In a pack those
 * functions are generators that yield where Node would drain, up to the Lab, which drains its own queue
 * and resumes them. In passing they tell the Lab which tick, timer or immediate is about to run.
 */
interface Rewrite {
  /** What is looked for, as an error names it. */
  readonly what: string;
  /** How often it must be there. Any other number means that the release is not written as we think. */
  readonly times: number;
  readonly matches: (node: AnyNode, next: AnyNode | undefined) => boolean;
  readonly apply: (node: AnyNode, edits: SourceEdits) => void;
}

const REWRITES: Readonly<Record<string, readonly Rewrite[]>> = {
  'internal/process/task_queues': [
    generator('runNextTicks'),
    generator('processTicksAndRejections'),
    delegated('processTicksAndRejections', 1),
    drained(2),
    traced('const callback = tock.callback', "__trace('tick', callback);"),
  ],
  'internal/timers': [
    generator('processImmediate'),
    generator('processTimers'),
    generator('listOnTimeout'),
    delegated('runNextTicks', 3),
    delegated('listOnTimeout', 1),
    traced(
      'const asyncId = timer[async_id_symbol]',
      "if (timer._onTimeout) __trace('timer', timer._onTimeout, msecs);",
      '!timer._onTimeout',
    ),
    traced(
      'const asyncId = immediate[async_id_symbol]',
      "__trace('immediate', immediate._onImmediate);",
    ),
  ],
};

/** The modules that have drain points: a release must have them all. */
export const DRAINING_MODULES: readonly string[] = Object.keys(REWRITES);

/** The declaration of a function becomes that of a generator. */
function generator(name: string): Rewrite {
  return {
    what: `function ${name}()`,
    times: 1,
    matches: (node) => node.type === 'FunctionDeclaration' && node.id?.name === name,
    apply: (node, edits) => edits.insert(node.start + 'function'.length, '*'),
  };
}

/** Statements that call a function which has become a generator. */
function delegated(name: string, times: number): Rewrite {
  return {
    what: `${name}() as a statement`,
    times,
    matches: (node) => isCallStatement(node, name),
    apply: (node, edits) => edits.insert(node.start, 'yield* '),
  };
}

/** Where Node drains, the generator yields. */
function drained(times: number): Rewrite {
  return {
    what: 'runMicrotasks() as a statement',
    times,
    matches: (node) => isCallStatement(node, 'runMicrotasks'),
    apply: (node, edits) => edits.replace(node.start, node.end, 'yield;'),
  };
}

/**
 * Tells the Lab what is about to run.
 *
 * @param declaration as the library writes it, after which `report` is put
 * @param beforeIf the test of the `if` that follows, where the declaration alone is not the only one
 */
function traced(declaration: string, report: string, beforeIf?: string): Rewrite {
  const wanted = codeOf(statementIn(`${declaration};`));
  const test = beforeIf === undefined ? undefined : codeOf(statementIn(`(${beforeIf})`));
  return {
    what: beforeIf === undefined ? declaration : `${declaration}, before if (${beforeIf})`,
    times: 1,
    matches: (node, next) =>
      node.type === 'VariableDeclaration' &&
      codeOf(node) === wanted &&
      (test === undefined || (next?.type === 'IfStatement' && codeOf(next.test) === test)),
    apply: (node, edits) => edits.insert(node.end, ` ${report}`),
  };
}

/** The source of a module of lib/ with its drain points rewritten; most modules have none. */
export function rewriteDrainPoints(id: string, source: string): string {
  const rewrites = REWRITES[id];
  if (!rewrites) return source;
  const edits = new SourceEdits(source);
  const found = new Map<Rewrite, number>();
  walk(parseSource(source, 'script'), undefined, (node, next) => {
    for (const rewrite of rewrites) {
      if (!rewrite.matches(node, next)) continue;
      found.set(rewrite, (found.get(rewrite) ?? 0) + 1);
      rewrite.apply(node, edits);
    }
  });
  for (const rewrite of rewrites) {
    const times = found.get(rewrite) ?? 0;
    if (times !== rewrite.times) {
      throw new Error(`${id}: expected ${rewrite.times} × ${rewrite.what}, found ${times}`);
    }
  }
  return edits.apply().code;
}

/** Visits a tree in source order; `next` is the node that follows under the same parent. */
function walk(
  node: AnyNode,
  next: AnyNode | undefined,
  visit: (node: AnyNode, next: AnyNode | undefined) => void,
): void {
  visit(node, next);
  const children = childrenOf(node);
  for (const [index, child] of children.entries()) walk(child, children[index + 1], visit);
}

function isCallStatement(node: AnyNode, name: string): boolean {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression')
    return false;
  const { callee } = node.expression;
  return callee.type === 'Identifier' && callee.name === name;
}

/** The one statement of a text; of an expression statement, its expression. */
function statementIn(code: string): AnyNode {
  const [statement] = parseSource(code, 'script').body;
  if (!statement) throw new Error(`no statement in “${code}”`);
  return statement.type === 'ExpressionStatement' ? statement.expression : statement;
}

/** What a node says, however it is laid out: equal for equal code. */
function codeOf(node: AnyNode): string {
  return JSON.stringify(node, (key, value) =>
    key === 'start' || key === 'end' ? undefined : value,
  );
}
