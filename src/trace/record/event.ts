/**
 * The vocabulary of a run. A run is a trace: one append-only list of events on one clock. Everything
 * the site shows (verdict, ladder, event list, issue comment) is a function of such a list.
 *
 * Times are microseconds of the run's own clock. An event that an engine cannot see is absent, never
 * guessed: a WebContainer has no packets, a program without the probe has no `http` events.
 *
 * The order of the list is the order of time and, within a microsecond, of causes: a system call comes
 * before the packets that it sends, a packet before what it wakes. Two events of one microsecond are told
 * apart by their places in the list, never by their times.
 */

/** Whose machine code made the event happen. `network` is the loopback between the two. */
export type Actor = 'client' | 'server' | 'network';

/**
 * The two ends of a connection, named by what they do: the client's connects and asks, the server's accepts and
 * answers. Between client.mjs and server.mjs they are the ends of those programs; a program can have both, as a test
 * with its own server has.
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
  /** `error.code`, where the error has one. */
  readonly code?: string;
  readonly message: string;
}

interface Stamp {
  /**
   * Stable name of this event within its run, safe to link to: a noun and a count, `write.2`, `fin.1`.
   * Events of the server's process are prefixed, `server.write.1`; packets are not, they belong to both.
   * name-events.ts has the whole table.
   */
  readonly id: string;
  /** Microseconds since the start of the run. */
  readonly t: number;
  readonly actor: Actor;
  /** Where the reader's program stood in that process: the statement last begun or resumed. 1-based. */
  readonly line?: number;
}

/* ---- the wire ------------------------------------------------------------------------------- */

export interface PacketEvent extends Stamp {
  readonly kind: 'packet';
  /** Which connection of the run, counted from 1. */
  readonly conn: number;
  readonly from: End;
  /** `127.0.0.1:47630` */
  readonly source: string;
  readonly target: string;
  readonly flags: TcpFlags;
  /** Relative sequence number of the first byte (SYN and FIN count one), RFC 9293 §3.4. */
  readonly seq: number;
  /** Relative acknowledgment number; absent on a SYN and on a bare RST. */
  readonly ack?: number;
  /** Payload bytes. */
  readonly length: number;
  /** When the other end's kernel has it. Equal to `t` on a synchronous loopback. */
  readonly arrivesAt: number;
  /** First line of an HTTP message that starts in this packet, for tcpdump-like text. */
  readonly http?: string;
  /** Of the bytes of such a packet, 32 bits: two requests with different ones ask for different things. */
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
  /** Iterations of the loop begun so far; 0 while the main script runs. */
  readonly turn: number;
}

/** libuv or C++ calls into JavaScript: an outermost InternalCallbackScope (src/api/callback.cc). */
export interface CallbackEvent extends Stamp {
  readonly kind: 'callback';
  readonly phase: Phase;
  /** `TCP.onread`, `processTimers`, `main script` … */
  readonly what: string;
}
interface CallbackEndEvent extends Stamp {
  readonly kind: 'callback-end';
}
export interface TickEvent extends Stamp {
  readonly kind: 'tick';
  readonly phase: Phase;
  /** Name of the function given to process.nextTick, `(anonymous)` without one. */
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
  /** The delay it was set with, milliseconds. */
  readonly delayMs: number;
}
export interface ImmediateEvent extends Stamp {
  readonly kind: 'immediate';
  readonly phase: Phase;
  readonly fn: string;
}

/* ---- system calls ------------------------------------------------------------------------------ */

/** What one of the two processes does at its end of a connection. */
interface EndStamp extends Stamp {
  readonly conn: number;
  /** Which end, where it is not the one that the actor's name says. `endOf` (ends.ts) has it in all cases. */
  readonly end?: End;
}

export interface SyscallEvent extends EndStamp {
  readonly kind: 'syscall';
  /** `peek` is recvfrom(2) with MSG_PEEK and MSG_DONTWAIT: a read that leaves the bytes where they are. */
  readonly call:
    | 'connect'
    | 'accept'
    | 'epoll_wait'
    | 'read'
    | 'peek'
    | 'write'
    | 'shutdown'
    | 'close';
  /** Bytes, 0, or the name of an errno (`ECONNRESET`). */
  readonly result?: number | string;
  /** epoll_wait only: `IN|ERR|HUP`. */
  readonly mask?: string;
}

/** What libuv hands to JavaScript: bytes, the end of the stream, or an error. */
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
  /** `terminal`: the engine gives both as one. */
  readonly stream: 'stdout' | 'stderr' | 'terminal';
  readonly text: string;
}
/** A line of Node's own NODE_DEBUG log. Only there when the run asked for it; not part of the trace hash. */
export interface DebugEvent extends Stamp {
  readonly kind: 'debug';
  readonly text: string;
}
/** An `await` of the reader's program threw: what the program itself saw. */
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
  /** Requests of this process, counted from 1. */
  readonly request: number;
  readonly method: string;
  readonly url: string;
  /** The Connection header that the caller set, if any. */
  readonly connectionHeader?: string;
  /**
   * The calls of the program that this request was made for and that got a value in the end, by numbers of the run: of
   * its async functions, and of what its `await`s waited for. Only the Lab knows. Not part of the trace hash: it says
   * what the program's text means, of events that are all in the trace already, and came later than the hash.
   */
  readonly calls?: readonly number[];
}
export interface HttpSocketEvent extends ProbeStamp {
  readonly what: 'socket';
  readonly request: number;
  /** Sockets of this process, counted from 1. */
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
/** `pooled`: the agent kept the socket; `eof`: JavaScript learned of the FIN; `closed`: the handle is gone. */
export interface HttpSocketFateEvent extends ProbeStamp {
  readonly what: 'connected' | 'pooled' | 'eof' | 'closed';
  readonly socket: number;
  readonly localPort?: number;
}
interface HttpTurnEvent extends ProbeStamp {
  /** The loop came round: a setImmediate of the probe ran. Engines with a kernel view have `phase` instead. */
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

/** An event before it has its id: what an engine reports, in order. `nameEvents` gives it one. */
export type Unnamed<E extends TraceEvent = TraceEvent> = E extends TraceEvent
  ? Omit<E, 'id'>
  : never;

/** What a part of the simulated machine reports. The machine stamps it with time, process and line. */
export type UnstampedEvent<E extends TraceEvent = TraceEvent> = E extends TraceEvent
  ? Omit<E, 'id' | 't' | 'actor' | 'line'>
  : never;

export type Trace = readonly TraceEvent[];
