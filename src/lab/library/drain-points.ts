import type { AnyNode } from 'acorn';
import { childrenOf, parseSource } from '../program/ast.ts';
import { SourceEdits } from '../program/source-edits.ts';

/**
 * Node drains its microtask queue in the middle of JavaScript: `runMicrotasks()` in processTicksAndRejections, which
 * runNextTicks also calls between two timers and between two immediates (lib/internal/process/task_queues.js,
 * lib/internal/timers.js). JavaScript in a page cannot do that. So a pack turns those functions into generators that
 * yield where Node would drain. The Lab drains its own queue at each yield and resumes the generator. The rewritten
 * functions also report to the Lab which tick, timer or immediate is about to run.
 */
interface Rewrite {
  /** The name of the place in an error. */
  readonly what: string;
  /** How often the place must be found. Any other number means that the source of the release has changed. */
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

/** The modules with drain points. Every release must have them. */
export const DRAINING_MODULES: readonly string[] = Object.keys(REWRITES);

/** Turns the declaration of a function into that of a generator. */
function generator(name: string): Rewrite {
  return {
    what: `function ${name}()`,
    times: 1,
    matches: (node) => node.type === 'FunctionDeclaration' && node.id?.name === name,
    apply: (node, edits) => edits.insert(node.start + 'function'.length, '*'),
  };
}

/** Statements that call a function which has become a generator become `yield*`. */
function delegated(name: string, times: number): Rewrite {
  return {
    what: `${name}() as a statement`,
    times,
    matches: (node) => isCallStatement(node, name),
    apply: (node, edits) => edits.insert(node.start, 'yield* '),
  };
}

/** Calls that drain the queue become `yield`. */
function drained(times: number): Rewrite {
  return {
    what: 'runMicrotasks() as a statement',
    times,
    matches: (node) => isCallStatement(node, 'runMicrotasks'),
    apply: (node, edits) => edits.replace(node.start, node.end, 'yield;'),
  };
}

/**
 * Inserts a report of what is about to run.
 *
 * @param declaration the statement of the library after which `report` is inserted
 * @param beforeIf the condition of the `if` that must follow, when the declaration occurs more than once
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

/** The only statement of a text; its expression, if it is an expression statement. */
function statementIn(code: string): AnyNode {
  const [statement] = parseSource(code, 'script').body;
  if (!statement) throw new Error(`no statement in “${code}”`);
  return statement.type === 'ExpressionStatement' ? statement.expression : statement;
}

/** A text that is equal for equal code, however the code is laid out. */
function codeOf(node: AnyNode): string {
  return JSON.stringify(node, (key, value) =>
    key === 'start' || key === 'end' ? undefined : value,
  );
}
