/** What both sides run: a client, what it finds, and which of Node's own logs it writes. */
export interface Program {
  /** `2.6.12 · gap=timeout0 · http,net` */
  readonly title: string;
  /** The text of client.mjs. */
  readonly client: string;
  /** The node-fetch version that `import 'node-fetch'` finds; undefined for none. */
  readonly fetch: string | undefined;
  /** Node's NODE_DEBUG; empty for none. */
  readonly nodeDebug: string;
}
