/** An npm package as a container gets it: bundled with its dependencies, for a real Node.js, as the build wrote it. */
export interface ContainerPackage {
  /** `node-fetch` */
  readonly name: string;
  /** `2.6.12` */
  readonly version: string;
  /** By path in the package: `package.json`, `index.mjs`, `LICENSE`. */
  readonly files: Readonly<Record<string, string>>;
}
