import type { End, ErrorSummary, PacketEvent, Phase, TcpState } from '../record/event.ts';

/** The state of a run at one moment, as far as its engine could see it. */
export interface World {
  /**
   * Microseconds of the run's clock: the time of the last event that was applied, 0 before the
   * first.
   */
  readonly t: number;
  /** The number of events of the trace that were applied. */
  readonly applied: number;
  readonly client: ProcessState;
  readonly server: ProcessState;
  /** In the order in which they were opened. */
  readonly connections: readonly ConnectionState[];
  /** The client's requests, in order. */
  readonly requests: readonly RequestState[];
  /** Segments that were sent and have not arrived yet. Always empty on a synchronous loopback. */
  readonly inFlight: readonly PacketEvent[];
  /** Exit code of the client; undefined before it ends. */
  readonly exitCode: number | undefined;
}

/** The place of a process in its event loop and in its program. */
export interface ProcessState {
  readonly phase: Phase | undefined;
  /** Iterations of the loop that have begun. */
  readonly turn: number;
  /** The statement of the reader's program that was last begun or resumed, 1-based. */
  readonly line: number | undefined;
  /** The reason for which libuv called into JavaScript; undefined while no JavaScript runs. */
  readonly callback: string | undefined;
  /** The queue that the running JavaScript came from, within that callback. */
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
   * The client's kernel has the server's FIN or RST, and Node still treats the connection as open.
   * The race window is the time in which this is true.
   */
  readonly inRaceWindow: boolean;
}

/** The state of a socket as Node's http client sees it. */
export type Belief =
  /** `request`: the request that waits for this socket, when it is known. */
  | { readonly state: 'connecting'; readonly request: number | undefined }
  | { readonly state: 'busy'; readonly request: number | undefined }
  /** Idle in the agent's freeSockets. The next request can take it. */
  | { readonly state: 'pooled' }
  | { readonly state: 'destroyed' };

/** The state of one end of a connection in its kernel. */
export interface KernelState {
  /** Undefined before the end exists, and when the engine cannot see it. */
  readonly tcp: TcpState | undefined;
  /** Bytes in the receive queue. */
  readonly unreadBytes: number;
  /**
   * The peer's FIN. It is in the queue behind the data, or a look `found` it (recv with MSG_PEEK),
   * or a read(2) took it and returned 0.
   */
  readonly fin: 'none' | 'unread' | 'found' | 'read';
  /** The peer's RST. It has arrived, or a read(2) or write(2) returned it as an error. */
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

/** The connection with this number. */
export function connectionIn(world: World, conn: number): ConnectionState | undefined {
  return world.connections.find((each) => each.conn === conn);
}

export function opposite(end: End): End {
  return end === 'client' ? 'server' : 'client';
}
