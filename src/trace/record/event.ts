/**
 * The events of a run. A run is recorded as a trace: one append-only list of events on one clock.
 * Everything that the site shows (verdict, ladder, event list, issue comment) is a function of this
 * list.
 *
 * Times are microseconds of the run's own clock. An event that an engine cannot see is absent,
 * never guessed: a WebContainer has no packets, and a program without the probe has no `http`
 * events.
 *
 * The list is in the order of time. Within a microsecond a cause comes before its effect: a system
 * call comes before the packets that it sends, and a packet before the event that it wakes. Two
 * events of one microsecond are ordered by their places in the list, because their times are equal.
 */

/** The process that made the event happen. `network` is the loopback between the two. */
export type Actor = 'client' | 'server' | 'network';

/**
 * The two ends of a connection. The client's end connects and sends requests; the server's end
 * accepts and answers. Between client.mjs and server.mjs they are the ends of those programs. One
 * program can have both ends, for example a test that starts its own server.
 */
export type End = 'client' | 'server';

/** Phases of libuv's loop (uv_run in src/unix/core.c), plus what surrounds it. */
export type Phase =
  | 'main'
  | 'timers'
  | 'pending'
  | 'poll'
  | 'check'
  | 'closing'
  | 'beforeExit'
  | 'exited';

/** TCP flags as tcpdump prints them: `S` SYN, `S.` SYN-ACK, `.` ACK, `P.` data, `F.` FIN, `R`/`R.` RST. */
export type TcpFlags = 'S' | 'S.' | '.' | 'P.' | 'F.' | 'R' | 'R.';

/** RFC 9293 §3.3.2 states that a loopback connection passes through. */
export type TcpState =
  | 'CLOSED'
  | 'SYN_SENT'
  | 'SYN_RCVD'
  | 'ESTABLISHED'
  | 'FIN_WAIT'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'TIME_WAIT';

export interface ErrorSummary {
  readonly name: string;
  /** `error.code`, when the error has one. */
  readonly code?: string;
  readonly message: string;
}

interface Stamp {
  /**
   * Stable name of this event within its run, so that links can use it: a noun and a count,
   * `write.2`, `fin.1`. Events of the server's process have a prefix, `server.write.1`. Packets
   * have none, because they belong to both. name-events.ts has the whole table.
   */
  readonly id: string;
  /** Microseconds since the start of the run. */
  readonly t: number;
  readonly actor: Actor;
  /** The statement of the reader's program that this process last began or resumed. 1-based. */
  readonly line?: number;
}

/* ---- the wire ------------------------------------------------------------------------------- */

export interface PacketEvent extends Stamp {
  readonly kind: 'packet';
  /** The number of the connection in the run, counted from 1. */
  readonly conn: number;
  readonly from: End;
  /** For example `127.0.0.1:47630`. */
  readonly source: string;
  readonly target: string;
  readonly flags: TcpFlags;
  /** Relative sequence number of the first byte (SYN and FIN count one), RFC 9293 §3.4. */
  readonly seq: number;
  /** Relative acknowledgment number; absent on a SYN and on a bare RST. */
  readonly ack?: number;
  /** Payload bytes. */
  readonly length: number;
  /** When the segment arrives at the other end's kernel. Equal to `t` on a synchronous loopback. */
  readonly arrivesAt: number;
  /**
   * First line of the HTTP message that starts in this packet. The text in the form of tcpdump
   * shows it.
   */
  readonly http?: string;
  /**
   * A 32-bit digest of this packet's bytes. Two requests with different digests are different
   * requests.
   */
  readonly digest?: number;
}

export interface TcpStateEvent extends Stamp {
  readonly kind: 'tcp-state';
  readonly conn: number;
  readonly end: End;
  readonly state: TcpState;
}

/* ---- the event loop --------------------------------------------------------------------------- */

export interface PhaseEvent extends Stamp {
  readonly kind: 'phase';
  readonly phase: Phase;
  /** Iterations of the loop that have begun so far; 0 while the main script runs. */
  readonly turn: number;
}

/** libuv or C++ calls into JavaScript: an outermost InternalCallbackScope (src/api/callback.cc). */
export interface CallbackEvent extends Stamp {
  readonly kind: 'callback';
  readonly phase: Phase;
  /** For example `TCP.onread`, `processTimers`, `main script`. */
  readonly what: string;
}
interface CallbackEndEvent extends Stamp {
  readonly kind: 'callback-end';
}
export interface TickEvent extends Stamp {
  readonly kind: 'tick';
  readonly phase: Phase;
  /** Name of the function given to process.nextTick; `(anonymous)` when it has none. */
  readonly fn: string;
}
export interface MicrotaskEvent extends Stamp {
  readonly kind: 'microtask';
  readonly phase: Phase;
  readonly job: 'await' | 'reaction' | 'thenable' | 'queueMicrotask';
}
export interface TimerEvent extends Stamp {
  readonly kind: 'timer';
  readonly phase: Phase;
  readonly fn: string;
  /** The delay that the timer was set with, in milliseconds. */
  readonly delayMs: number;
}
export interface ImmediateEvent extends Stamp {
  readonly kind: 'immediate';
  readonly phase: Phase;
  readonly fn: string;
}

/* ---- system calls ------------------------------------------------------------------------------ */

/** The fields of an event at one end of a connection. */
interface EndStamp extends Stamp {
  readonly conn: number;
  /**
   * The end of the connection, when it is not the one that the actor is named after. `endOf`
   * (ends.ts) returns it in all cases.
   */
  readonly end?: End;
}

export interface SyscallEvent extends EndStamp {
  readonly kind: 'syscall';
  /**
   * `peek` is recvfrom(2) with MSG_PEEK and MSG_DONTWAIT: a read that leaves the bytes in the
   * queue.
   */
  readonly call:
    | 'connect'
    | 'accept'
    | 'epoll_wait'
    | 'read'
    | 'peek'
    | 'write'
    | 'shutdown'
    | 'close';
  /** A number of bytes, 0, or the name of an errno (`ECONNRESET`). */
  readonly result?: number | string;
  /** For epoll_wait only, for example `IN|ERR|HUP`. */
  readonly mask?: string;
  /**
   * How many microseconds the call took, where that was measured. A call that takes something from
   * the kernel (accept, epoll_wait, read, peek) has the time of its return, so it began this long
   * before; any other has the time of its beginning.
   */
  readonly tookUs?: number;
}

/** What libuv passes to JavaScript: bytes, the end of the stream, or an error. */
export interface ReadEvent extends EndStamp {
  readonly kind: 'read';
  readonly result: number | 'EOF' | string;
}

export interface DnsEvent extends Stamp {
  readonly kind: 'dns';
  readonly hostname: string;
}

/* ---- the program -------------------------------------------------------------------------------- */

export interface OutputEvent extends Stamp {
  readonly kind: 'output';
  /** `terminal` when the engine gives both streams as one. */
  readonly stream: 'stdout' | 'stderr' | 'terminal';
  readonly text: string;
}
/**
 * A line of Node's own NODE_DEBUG log. A trace has these lines only when the run asked for them, so
 * they are not part of the trace hash.
 */
export interface DebugEvent extends Stamp {
  readonly kind: 'debug';
  readonly text: string;
}
/** An `await` of the reader's program threw: the error as the program saw it. */
export interface ThrowEvent extends Stamp {
  readonly kind: 'throw';
  readonly error: ErrorSummary;
}
export interface UncaughtEvent extends Stamp {
  readonly kind: 'uncaught';
  readonly error: ErrorSummary;
}
export interface ExitEvent extends Stamp {
  readonly kind: 'exit';
  readonly code: number;
}
/** The run was ended from outside, before the program ended by itself. */
export interface LimitEvent extends Stamp {
  readonly kind: 'limit';
  readonly limit: string;
  readonly message: string;
}

/* ---- what Node's http client does, as playground/probe.mjs reports it -------------------------------- */

interface ProbeStamp extends Stamp {
  readonly kind: 'http';
}
export interface HttpRequestEvent extends ProbeStamp {
  readonly what: 'request';
  /** The number of the request in this process, counted from 1. */
  readonly request: number;
  readonly method: string;
  readonly url: string;
  /** The Connection header that the caller set, when it set one. */
  readonly connectionHeader?: string;
  /**
   * The calls of the program that made this request and that returned a value in the end. A call is
   * an async function's, or one that an `await` waited for; calls have numbers within the run. Only
   * the Lab knows them. They are not part of the trace hash: they come from the text of the
   * program, all their events are in the trace already, and the hash is older than they are.
   */
  readonly calls?: readonly number[];
}
export interface HttpSocketEvent extends ProbeStamp {
  readonly what: 'socket';
  readonly request: number;
  /** The number of the socket in this process, counted from 1. */
  readonly socket: number;
  readonly reused: boolean;
  readonly localPort?: number;
}
export interface HttpResponseEvent extends ProbeStamp {
  readonly what: 'response';
  readonly request: number;
  readonly status: number;
  readonly connectionHeader?: string;
}
export interface HttpErrorEvent extends ProbeStamp {
  readonly what: 'error';
  readonly request: number;
  readonly error: ErrorSummary;
}
/**
 * `pooled`: the agent kept the socket. `eof`: JavaScript learned of the FIN. `closed`: the handle
 * is closed.
 */
export interface HttpSocketFateEvent extends ProbeStamp {
  readonly what: 'connected' | 'pooled' | 'eof' | 'closed';
  readonly socket: number;
  readonly localPort?: number;
}
interface HttpTurnEvent extends ProbeStamp {
  /**
   * The loop began another turn: a setImmediate of the probe ran. Engines that see the kernel
   * report `phase` instead.
   */
  readonly what: 'turn';
  readonly turn: number;
}

export type HttpEvent =
  | HttpRequestEvent
  | HttpSocketEvent
  | HttpResponseEvent
  | HttpErrorEvent
  | HttpSocketFateEvent
  | HttpTurnEvent;

export type TraceEvent =
  | PacketEvent
  | TcpStateEvent
  | PhaseEvent
  | CallbackEvent
  | CallbackEndEvent
  | TickEvent
  | MicrotaskEvent
  | TimerEvent
  | ImmediateEvent
  | SyscallEvent
  | ReadEvent
  | DnsEvent
  | OutputEvent
  | DebugEvent
  | ThrowEvent
  | UncaughtEvent
  | ExitEvent
  | LimitEvent
  | HttpEvent;

/** An event without its id, as an engine reports it, in order. `nameEvents` adds the id. */
export type Unnamed<E extends TraceEvent = TraceEvent> = E extends TraceEvent
  ? Omit<E, 'id'>
  : never;

/**
 * An event as a part of the simulated machine reports it. The machine adds the time, the process
 * and the line.
 */
export type UnstampedEvent<E extends TraceEvent = TraceEvent> = E extends TraceEvent
  ? Omit<E, 'id' | 't' | 'actor' | 'line'>
  : never;

export type Trace = readonly TraceEvent[];
