import type { Choices } from './choices.ts';

/** A random program, as both sides run it. */
export interface FuzzProgram {
  readonly client: string;
  readonly clientFile: 'client.mjs' | 'client.cjs';
  /** The text of server.mjs; undefined for a client alone. */
  readonly server?: string;
  /** The node-fetch that it finds. */
  readonly fetch?: string;
}

/** Makes a program from choices. `version` is the release that runs it, for what only some releases have. */
export type Generator = (random: Choices, version: string) => FuzzProgram;
