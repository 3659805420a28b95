import type { End, ErrorSummary, PacketEvent, Phase, TcpState } from '../record/event.ts';

/** Everything that is so at one moment of a run, as far as its engine could see. */
export interface World {
  /** Microseconds of the run's clock: the time of the last event applied, 0 before the first. */
  readonly t: number;
  /** How many events of the trace have been applied. */
  readonly applied: number;
  readonly client: ProcessState;
  readonly server: ProcessState;
  /** In the order in which they were opened. */
  readonly connections: readonly ConnectionState[];
  /** The client's requests, in order. */
  readonly requests: readonly RequestState[];
  /** Segments that have left and not yet arrived. Always empty on a synchronous loopback. */
  readonly inFlight: readonly PacketEvent[];
  /** Exit code of the client, once it has ended. */
  readonly exitCode: number | undefined;
}

/** Where a process is in its event loop and in its program. */
export interface ProcessState {
  readonly phase: Phase | undefined;
  /** Iterations of the loop begun. */
  readonly turn: number;
  /** The statement of the reader's program last begun or resumed, 1-based. */
  readonly line: number | undefined;
  /** What libuv has called into JavaScript for; undefined while no JavaScript runs. */
  readonly callback: string | undefined;
  /** Which queue the JavaScript that runs came from, within that callback. */
  readonly job: Job | undefined;
}

export interface Job {
  readonly queue: 'tick' | 'microtask' | 'timer' | 'immediate';
  readonly name: string;
}

export interface ConnectionState {
  readonly conn: number;
  readonly clientPort: number | undefined;
  readonly node: Belief;
  readonly kernel: { readonly client: KernelState; readonly server: KernelState };
  /**
   * The two disagree: the client's kernel has the server's FIN or RST, and Node still takes the
   * connection for open. The race window is the time in which this is true.
   */
  readonly inRaceWindow: boolean;
}

/** What Node's http client takes a socket of its own to be. */
export type Belief =
  /** `request`: the one that waits for it, once known. */
  | { readonly state: 'connecting'; readonly request: number | undefined }
  | { readonly state: 'busy'; readonly request: number | undefined }
  /** Idle in the agent's freeSockets, open to the next request. */
  | { readonly state: 'pooled' }
  | { readonly state: 'destroyed' };

/** What the kernel knows of one end of a connection. */
export interface KernelState {
  /** Undefined before the end exists, and where the engine can't see it. */
  readonly tcp: TcpState | undefined;
  /** Bytes in the receive queue. */
  readonly unreadBytes: number;
  /** The peer's FIN: in the queue behind the data, or `found` by a look (recv with MSG_PEEK), or taken by a read(2) that returned 0. */
  readonly fin: 'none' | 'unread' | 'found' | 'read';
  /** The peer's RST: arrived, or taken as the error of a read(2) or write(2). */
  readonly reset: 'none' | 'unread' | 'found' | 'read';
}

export interface RequestState {
  readonly number: number;
  readonly state: 'asked' | 'assigned' | 'written' | 'answered' | 'failed';
  readonly conn: number | undefined;
  readonly reused: boolean;
  readonly status: number | undefined;
  readonly error: ErrorSummary | undefined;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const UNSEEN: KernelState = { tcp: undefined, unreadBytes: 0, fin: 'none', reset: 'none' };

/** The connection of a world, by its number. */
export function connectionIn(world: World, conn: number): ConnectionState | undefined {
  return world.connections.find((each) => each.conn === conn);
}

export function opposite(end: End): End {
  return end === 'client' ? 'server' : 'client';
}
