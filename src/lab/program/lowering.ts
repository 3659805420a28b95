import type { AnyNode } from 'acorn';
import type { SourceEdits } from './source-edits.ts';

/**
 * The object that lowered code calls, a parameter of the function around it: `ªlab.async`,
 * `ªlab.forAwait` … All names that the Lab puts into a text begin with this letter, so that they are
 * not names that a program uses or looks for. It is a letter of Latin-1, because a text with
 * another one takes an engine twice the memory.
 */
export const HELPERS = 'ªlab';

/** The function that a node's `await`, `yield` and `super` belong to. */
export interface Context {
  /** A module's top level counts as the body of an async function. */
  readonly kind: 'sync' | 'async' | 'asyncGenerator';
  /** Inside a generator that stands for an async method or arrow: it has no `super`. */
  readonly losesSuper: boolean;
  /** Inside an async arrow function: its generator has no `new.target` either. */
  readonly losesNewTarget: boolean;
}

export const SYNC: Context = { kind: 'sync', losesSuper: false, losesNewTarget: false };
export const ASYNC: Context = { ...SYNC, kind: 'async' };

/** One walk over one source text, as the rules of lowering see it. */
export interface Lowering {
  readonly source: string;
  readonly edits: SourceEdits;
  /**
   * Whether async functions are to look like those of the engine, with `ªlab.fn`. The reader's are;
   * Node's own library is lowered without, because each call of `fn` takes time.
   */
  readonly makesFunctions: boolean;
  /** A name that is not used in this text yet. */
  newName(noun: string): string;
  visit(node: AnyNode, context: Context, parent?: AnyNode): void;
  visitChildren(node: AnyNode, context: Context): void;
}

/** A change of the same text that is made in the same walk. */
export interface Rule {
  /**
   * Called before the lowering's own edits of this node: its insertions at `node.start` come first.
   */
  enter?(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void;
  /** Called after the node's children: its insertions at `node.end` come last. */
  leave?(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void;
}

/** Thrown for JavaScript that the Lab cannot lower, so that it never runs something else. */
export class NotLowered extends Error {
  readonly offset: number;
  constructor(what: string, offset: number) {
    super(`${what} is not supported in the Lab`);
    this.name = 'NotLowered';
    this.offset = offset;
  }
}
