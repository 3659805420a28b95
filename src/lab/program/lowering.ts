import type { AnyNode } from 'acorn';
import type { SourceEdits } from './source-edits.ts';

/**
 * The object that lowered code calls, a free identifier: `__lab.async`, `__lab.forAwait` … It is
 * `PromiseRealm.helpers`, found on the process's global object.
 */
export const HELPERS = '__lab';

/** Which function a node's `await`, `yield` and `super` belong to. */
export interface Context {
  /** A module's top level counts as the body of an async function. */
  readonly kind: 'sync' | 'async' | 'asyncGenerator';
  /** Inside a generator that stands for an async method or arrow: `super` is out of its reach. */
  readonly losesSuper: boolean;
  /** Inside an async arrow function: `new.target` is out of reach too. */
  readonly losesNewTarget: boolean;
}

export const SYNC: Context = { kind: 'sync', losesSuper: false, losesNewTarget: false };
export const ASYNC: Context = { ...SYNC, kind: 'async' };

/** One walk over one source text, as the rules of lowering see it. */
export interface Lowering {
  readonly source: string;
  readonly edits: SourceEdits;
  /** A name that nobody else in this text has. */
  newName(noun: string): string;
  visit(node: AnyNode, context: Context, parent?: AnyNode): void;
  visitChildren(node: AnyNode, context: Context): void;
}

/** Something else to be done to the same text in the same walk. */
export interface Rule {
  /**
   * Called before the lowering's own edits of this node: what it inserts at `node.start` comes
   * first.
   */
  enter?(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void;
  /** Called after the node's children: what it inserts at `node.end` comes last. */
  leave?(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void;
}

/** JavaScript that the Lab cannot lower. It says so instead of running something else. */
export class NotLowered extends Error {
  readonly offset: number;
  constructor(what: string, offset: number) {
    super(`${what} is not supported in the Lab`);
    this.name = 'NotLowered';
    this.offset = offset;
  }
}
