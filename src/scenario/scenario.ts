import type { Client } from './clients.ts';
import type { FetchVersion, NodeRelease } from './versions.ts';

/** A process as it was recorded: one that has made many requests, or a new one. */
export type RecordedProcess = 'warm' | 'cold';

/** What a callback of the client costs: `0.7ms`. */
export type ProcessTime = `${number}ms`;

/**
 * One experiment: a position of each knob. The address, the command line and the code use the same
 * field names, and each value is the text that stands in an address. The values with a grammar of
 * their own (gap, fin, and the two numbers) are kept in their canonical text, so that equal
 * experiments have equal addresses.
 */
export interface Scenario {
  readonly node: NodeRelease;
  /** A node-fetch version, or `http` for a program that calls http.request itself. */
  readonly fetch: FetchVersion | 'http';
  /** Who makes the requests in place of node-fetch or http.request. It then wins over `fetch`. */
  readonly client: Client;
  readonly method: 'GET' | 'POST';
  /** How many requests are made, one after the other: `2`. */
  readonly requests: string;
  /** How the program reads the body of a response. */
  readonly consume: 'json' | 'text' | 'none';
  /** The Connection header that the program sets. */
  readonly header: 'default' | 'close' | 'keep-alive';
  readonly agent:
    | 'default'
    | 'keepalive'
    | 'no-keepalive'
    | 'new'
    | 'global'
    | 'false'
    | 'fn-false'
    | 'keepalive-max1';
  /** What the program does to http.globalAgent first. */
  readonly pool:
    | 'default'
    | 'keepalive-false'
    | 'replaced'
    | 'max-free-0'
    | 'options-keepalive-false'
    | 'node19';
  /** What the program does before each later request: `timeout0+busy5`. See gap.ts. */
  readonly gap: string;
  /** How fast the client's process is: what one of its callbacks costs, `0.7ms`. See process.ts. */
  readonly process: 'default' | RecordedProcess | ProcessTime;
  /** `free-listener` occurs only in old links: see `corrected` of KnobValue. */
  readonly fix: 'none' | 'retry' | 'honour-close' | 'poll-before-reuse' | 'free-listener';
  readonly server: 'silent-close' | 'echo-close' | 'always-close' | 'keep-open';
  /** How long after the response the server's FIN goes out: `50ms`. See fin.ts. */
  readonly fin: string;
  readonly close: 'full' | 'half' | 'rst';
  /** The number of bytes that the response's body is padded to; `0` for no padding. */
  readonly body: string;
  /** Times that were chosen one by one, which only the Lab can have: `1sfin1-282`. See order.ts. */
  readonly order: string;
}

export type Field = keyof Scenario;

/**
 * The bug, as most readers meet it. A changed default would change what old links mean: see
 * upgrades.ts.
 */
export const DEFAULTS: Scenario = {
  node: '20.0.0',
  fetch: '2.6.12',
  client: 'node-fetch',
  method: 'GET',
  requests: '2',
  consume: 'json',
  header: 'default',
  agent: 'default',
  pool: 'default',
  gap: 'none',
  process: 'default',
  fix: 'none',
  server: 'silent-close',
  fin: 'same',
  close: 'full',
  body: '0',
  order: 'default',
};
