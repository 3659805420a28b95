/** A module as its importers see it, ECMA-262 §16.2.1.5. */
export interface ModuleRecord {
  readonly namespace: object;
  /** Does it export this name? */
  has(name: string): boolean;
  names(): readonly string[];
  /** The present value of an export. Throws a ReferenceError when it has none yet. */
  read(name: string): unknown;
  /** Runs the module and what it imports, once. A promise when there is an await at a top level. */
  evaluate(): object | undefined;
  /** CommonJS, for the words of the error about a missing name. */
  readonly isCommonJs: boolean;
}
