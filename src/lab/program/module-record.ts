/** A module as its importers see it, ECMA-262 §16.2.1.5. */
export interface ModuleRecord {
  readonly namespace: object;
  /** Whether it exports this name. */
  has(name: string): boolean;
  names(): readonly string[];
  /** The current value of an export. Throws a ReferenceError when it has none yet. */
  read(name: string): unknown;
  /** Runs the module and what it imports, once. A promise when there is an await at a top level. */
  evaluate(): object | undefined;
  /** Whether it is CommonJS. The error about a missing name says so. */
  readonly isCommonJs: boolean;
}
