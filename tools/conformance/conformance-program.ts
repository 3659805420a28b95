/** What both sides run: a client, what it finds, and which of Node's own logs it writes. */
export interface ConformanceProgram {
  /** `2.6.12 · gap=timeout0 · http,net` */
  readonly title: string;
  /** The text of the client. */
  readonly client: string;
  /** `client.cjs` for CommonJS; `client.mjs` unless it is said. */
  readonly clientFile?: 'client.mjs' | 'client.cjs';
  /** The node-fetch version that `import 'node-fetch'` finds; undefined for none. */
  readonly fetch: string | undefined;
  /** Node's NODE_DEBUG; empty for none. */
  readonly nodeDebug: string;
}
