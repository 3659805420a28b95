/**
 * An npm package as a container gets it. The build bundled it with its dependencies, for a real
 * Node.js.
 */
export interface ContainerPackage {
  /** `node-fetch` */
  readonly name: string;
  /** `2.6.12` */
  readonly version: string;
  /** The files by their path in the package: `package.json`, `index.mjs`, `LICENSE`. */
  readonly files: Readonly<Record<string, string>>;
}
