/**
 * An npm package as the Lab loads it: one CommonJS file with Node's builtins left external, already
 * lowered.
 */
export interface BundledPackage {
  /** `node-fetch` */
  readonly name: string;
  /** `2.6.12` */
  readonly version: string;
  readonly source: string;
}
