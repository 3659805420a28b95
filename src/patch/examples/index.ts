/** A diff of this folder, in words that are true on each release that it applies to. */
export interface PatchExample {
  /** The name of its file. */
  readonly id: 'honour-close' | 'last-in-client' | 'last-in-agent';
  readonly name: string;
  /** What it does, and what is wrong with it. */
  readonly says: string;
  /** A scenario that shows what is wrong, without its release. Undefined where nothing was found. */
  readonly wrongIn: string | undefined;
  /** The part of a sentence that a run of `wrongIn` shows. */
  readonly wrong: string | undefined;
}

/** The releases that a diff of this folder is tried on: the last one without the look at a pooled socket, and two with it. */
export const EXAMPLE_RELEASES = ['24.21.0', '24.22.3', '26.12.1'] as const;

const POOL_LOST = 'fetch=2.7.0&server=keep-open';

export const PATCH_EXAMPLES: readonly PatchExample[] = [
  {
    id: 'honour-close',
    name: 'Honour the caller’s close',
    says: 'A request that says Connection: close is not kept alive. Its socket never comes into the pool, and a request that waits for it gets another one. A request without the header keeps its pool.',
    wrongIn: undefined,
    wrong: undefined,
  },
  {
    id: 'last-in-client',
    name: 'Wrong: ask _last when the response ends',
    says: 'It answers both requests, and it ends the pool: Node sets _last on every request without a body, so each GET closes its connection, asked or not.',
    wrongIn: POOL_LOST,
    wrong: 'two connections for two requests, where Node makes one',
  },
  {
    id: 'last-in-agent',
    name: 'Wrong: ask _last in the agent',
    says: 'It ends the pool in the same way. It also comes too late for a request that waits for the socket: the agent hands the socket over before it gets to this line.',
    wrongIn: POOL_LOST,
    wrong: 'two connections for two requests, where Node makes one',
  },
];
