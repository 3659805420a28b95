import type { AnyNode, CatchClause } from 'acorn';
import { HELPERS, type Rule } from './lowering.ts';
import type { SourceEdits } from './source-edits.ts';

/**
 * process.exit() and the Lab's limits end a program by an exception. As with V8's
 * TerminateExecution, no `catch` of the program may catch it and no `finally` may run after it.
 */
export const uncatchableTerminations: Rule = {
  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (node.type === 'CatchClause') guardCatch(node, edits);
    if (isFinalizer(node, parent)) edits.insert(node.start + 1, `if(${HELPERS}.isAlive()){`);
  },
  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    if (isFinalizer(node, parent)) edits.insert(node.end - 1, '}');
  },
};

function isFinalizer(node: AnyNode, parent: AnyNode | undefined): boolean {
  return parent?.type === 'TryStatement' && parent.finalizer === node;
}

/**
 * `catch (e) {` gets `ªlab.caught(e);`. A pattern is left alone: the destructured values of such
 * an exception are of no use.
 */
function guardCatch({ param, start, body }: CatchClause, edits: SourceEdits): void {
  if (param != null && param.type !== 'Identifier') return;
  if (param == null) edits.insert(start + 'catch'.length, '(ªe)');
  edits.insert(body.start + 1, `${HELPERS}.caught(${param?.name ?? 'ªe'});`);
}
