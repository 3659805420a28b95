import type { FetchVersion, NodeRelease } from './versions.ts';

/**
 * One experiment: a position of each knob. The fields are the names that the address, the command
 * line and the code use alike, each with the text that stands in an address. What has a grammar of
 * its own (gap, fin, and the two numbers) is kept in its canonical text, so that equal experiments
 * have equal addresses.
 */
export interface Scenario {
  readonly node: NodeRelease;
  /** node-fetch version; `http` for a program that calls http.request itself. */
  readonly fetch: FetchVersion | 'http';
  readonly method: 'GET' | 'POST';
  /** How many requests, one after the other: `2`. */
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
  /** What is done to http.globalAgent first. */
  readonly pool:
    | 'default'
    | 'keepalive-false'
    | 'replaced'
    | 'max-free-0'
    | 'options-keepalive-false'
    | 'node19';
  /** What happens before each later call: `timeout0+busy5`. See gap.ts. */
  readonly gap: string;
  /** How fast the client's process is: what a callback of it costs. See process.ts. */
  readonly process: 'default' | 'warm' | 'cold';
  /** `free-listener` only in old links: see `corrected` of KnobValue. */
  readonly fix: 'none' | 'retry' | 'honour-close' | 'poll-before-reuse' | 'free-listener';
  readonly server: 'silent-close' | 'echo-close' | 'always-close' | 'keep-open';
  /** How long after the response the server's FIN goes out: `50ms`. See fin.ts. */
  readonly fin: string;
  readonly close: 'full' | 'half' | 'rst';
  /** Bytes that the response's body is padded to; `0` for none. */
  readonly body: string;
}

export type Field = keyof Scenario;

/**
 * The bug, as most readers have it. Changing a default changes what old links mean: see
 * upgrades.ts.
 */
export const DEFAULTS: Scenario = {
  node: '20.0.0',
  fetch: '2.6.12',
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
};
