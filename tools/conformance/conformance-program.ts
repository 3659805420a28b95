/** A program that both sides run: a client, the package that it finds, and the logs of Node that it writes. */
export interface ConformanceProgram {
  /** `2.6.12 · gap=timeout0 · http,net` */
  readonly title: string;
  /** The text of the client. */
  readonly client: string;
  /** `client.cjs` for CommonJS; `client.mjs` by default. */
  readonly clientFile?: 'client.mjs' | 'client.cjs';
  /** The node-fetch version that `import 'node-fetch'` finds; undefined for none. */
  readonly fetch: string | undefined;
  /** Another client that it imports: `axios@1.21.1`. */
  readonly package?: string;
  /** Node's NODE_DEBUG; empty for none. */
  readonly nodeDebug: string;
}
