import type { End, TcpFlags, TcpState } from '../../trace/record/event.ts';
import type { KnownPast } from '../../trace/record/order-log.ts';
import { Acknowledgments } from './acknowledgments.ts';
import { mappedAddress, type SocketAddress, socketAddress } from './address.ts';
import {
  isWritable,
  RECEIVE_BYTES_MAX,
  RESET_NOTICED_BYTES,
  SEGMENT_BYTES_MAX,
  SEND_BYTES_MAX,
  shouldOfferMore,
} from './buffer-sizes.ts';
import { ByteQueue } from './byte-queue.ts';
import { type EpollFinding, POLLERR, POLLHUP, POLLIN, POLLOUT } from './epoll.ts';
import type { Errno, Status } from './errno.ts';
import type { OpenFile } from './process.ts';
import { DATA, FIN, Findings, NOTHING_KNOWN, OTHER, RESET } from './schedule.ts';
import type { Segment } from './segment.ts';
import type { Simulation } from './simulation.ts';

const UNBOUND = socketAddress('0.0.0.0', 0);

/** The network as a socket sees it. */
export interface Wire {
  readonly simulation: Simulation;
  /** Puts a segment on the wire. */
  transmit(segment: Segment, sender: TcpSocket): void;
}

/** A system call of a process that was ahead of the other one. */
interface Look {
  /** It should have seen all bytes, the FIN and the reset that arrive before these times. */
  readonly bytesUntilUs: number;
  readonly resetUntilUs: number;
  readonly stretch: number | undefined;
}

/** A listening socket as its new connections see it: see Listener. */
export interface AcceptQueue {
  readonly closed: boolean;
  /** The handshake is over, accept(2) will find it. */
  established(socket: TcpSocket): void;
}

/**
 * One end of a connection: Linux's struct sock and the system calls on it (net/ipv4/tcp.c). What
 * arrives from the other end is in tcp-input.ts. No Nagle, no retransmission.
 */
export class TcpSocket implements OpenFile {
  readonly wire: Wire;
  readonly conn: number;
  /** Which end it is: the one that connected, or the one that was accepted. */
  readonly end: End;
  state: TcpState = 'CLOSED';
  local: SocketAddress = UNBOUND;
  remote: SocketAddress = UNBOUND;
  peer: TcpSocket | undefined = undefined;
  /** The accept queue that it joins when the handshake is over. */
  listener: AcceptQueue | undefined = undefined;
  /** An IPv6 socket that speaks IPv4: it names addresses in mapped form. */
  isMapped = false;
  /** Waits for its state to change: sk_wq, epoll's entry in the socket's wait queue. */
  onEvent: (() => void) | undefined = undefined;

  /** SND.NXT and RCV.NXT of RFC 9293 §3.3.1, relative. */
  sendNext = 0;
  receiveNext = 0;
  readonly queue = new ByteQueue();
  /** The part of sk_write_queue that was not sent, because the other end has no room for it. */
  readonly unsent = new ByteQueue();
  /** SND.UNA + SND.WND: the other end has room up to this sequence number. */
  sendLimit = 1 + RECEIVE_BYTES_MAX;
  /** The limit that the other end was told last: tp->rcv_wup + tp->rcv_wnd. */
  #offered = 1 + RECEIVE_BYTES_MAX;
  /** SOCK_NOSPACE: a write did not take everything. */
  #lacksSpace = false;
  #isPushing = false;
  /** sk_err: an error that the next call reports and clears. */
  error: Errno | undefined = undefined;
  /** sk_shutdown & RCV_SHUTDOWN and SEND_SHUTDOWN. */
  isReceiveShut = false;
  isSendShut = false;
  /** SOCK_DONE: the peer's FIN is in. */
  isDone = false;
  isFinSent = false;
  /** The FIN waits behind bytes that were not sent yet. */
  isFinQueued = false;
  /** SOCK_DEAD: the process has closed it, the kernel carries on. */
  isOrphan = false;
  readonly acknowledgments: Acknowledgments;
  #look: Look | undefined = undefined;
  /** For a run with a schedule: what its process finds, and knew when it last changed something. */
  readonly findings: Findings | undefined;
  knownPast: KnownPast = NOTHING_KNOWN;

  constructor(wire: Wire, end: End, conn: number) {
    this.findings = wire.simulation.schedule && new Findings();
    this.wire = wire;
    this.end = end;
    this.conn = conn;
    this.acknowledgments = new Acknowledgments(wire.simulation, () => this.acknowledge());
  }

  /* ---- system calls ---- */

  /**
   * The process makes a call whose result depends on what has arrived. When it is ahead of the other
   * one, that may not be everything yet.
   * @param atBytes whether bytes and a FIN matter, or only a reset
   */
  noteLook(atBytes: boolean): void {
    const { now, isAhead, nestedStretch } = this.wire.simulation;
    if (!isAhead) return;
    this.#look = {
      bytesUntilUs: atBytes ? now : (this.#look?.bytesUntilUs ?? 0),
      resetUntilUs: now,
      stretch: nestedStretch,
    };
  }

  /** A segment arrives: was there a look that should have seen it? */
  checkLook({ flags, payload }: Segment): void {
    if (!this.#look) return;
    const { simulation } = this.wire;
    const { bytesUntilUs, resetUntilUs, stretch } = this.#look;
    const isMissed =
      (simulation.now < resetUntilUs && flags.startsWith('R')) ||
      (simulation.now < bytesUntilUs && (flags === 'F.' || payload));
    if (isMissed) simulation.missed(stretch);
  }

  /** connect(2), non-blocking: tcp_v4_connect. Both addresses are as packets have them. */
  connect(local: SocketAddress, remote: SocketAddress): void {
    this.#notePast();
    this.local = local;
    this.remote = remote;
    this.setState('SYN_SENT');
    this.emit('S');
  }

  /**
   * The error that send(2) will fail with, if any: tcp_sendmsg_locked → sk_stream_error. Rule 8:
   * after a reset the first write tells ECONNRESET and clears it, only the next is EPIPE.
   */
  takeSendError(): Errno | undefined {
    this.noteFound(RESET);
    if (this.error === undefined && !this.isSendShut && this.state !== 'CLOSED') return undefined;
    return this.takeError() ?? 'EPIPE';
  }

  /**
   * How many of `length` bytes send(2) will take now. Rule 17: as many as the send buffer has room
   * for. Rule 18: what is written to a socket that is gone is answered during the call.
   */
  sendRoom(length: number): number | 'EAGAIN' {
    const noticed = this.peer?.isOrphan ? RESET_NOTICED_BYTES : Infinity;
    const room = Math.min(
      Math.max(0, SEND_BYTES_MAX + this.#windowRoom - this.unsent.bytes),
      noticed,
    );
    if (room >= length) return length;
    this.#lacksSpace = true;
    return room === 0 ? 'EAGAIN' : room;
  }

  /** send(2), of as many bytes as `sendRoom` said. They are copied. */
  send(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#notePast();
    if (bytes.length > SEGMENT_BYTES_MAX)
      this.wire.simulation.schedule?.unsupported('a message of more than one segment');
    this.unsent.add(new Uint8Array(bytes));
    this.push();
  }

  /**
   * recv(2): bytes, 0 or an error. Rule 6, the order of tcp_recvmsg_locked: data, then SOCK_DONE →
   * 0, then sk_err, then RCV_SHUTDOWN → 0. So a reset behind a FIN still reads as the end of the
   * stream, and Node says `socket hang up`, not `read ECONNRESET`.
   */
  recv(roomBytes: number): Uint8Array<ArrayBuffer> | 0 | Errno {
    this.noteFound(DATA, true);
    if (this.queue.bytes > 0) return this.#takeArrived(roomBytes);
    this.noteFound(FIN);
    if (this.isDone) return 0;
    this.noteFound(RESET);
    const error = this.takeError();
    if (error !== undefined) return error;
    if (this.isReceiveShut) return 0;
    return this.state === 'CLOSED' ? 'ENOTCONN' : 'EAGAIN';
  }

  /**
   * recv(2) with MSG_PEEK: what `recv` would return. Rule 16: a peek leaves bytes in the queue, but
   * it reports and clears a pending error, since tcp_recvmsg_locked calls sock_error whatever the
   * flags are. So the next read is an end of file.
   */
  peek(roomBytes: number): number | Errno {
    this.noteFound(DATA);
    if (this.queue.bytes > 0) return Math.min(roomBytes, this.queue.bytes);
    const result = this.recv(roomBytes);
    return typeof result === 'object' ? result.length : result;
  }

  /** getsockopt(SO_ERROR): sock_error, which clears it. */
  takeError(): Errno | undefined {
    const { error } = this;
    this.error = undefined;
    return error;
  }

  /** What shutdown(2) will return: inet_shutdown (net/ipv4/af_inet.c). */
  get shutdownStatus(): Status {
    return this.state === 'CLOSED' ? 'ENOTCONN' : 0;
  }

  /** shutdown(2) with SHUT_WR: tcp_shutdown. */
  shutdown(): void {
    this.noteFound(RESET);
    this.#notePast();
    if (this.isSendShut || this.state === 'CLOSED') return;
    this.isSendShut = true;
    this.#queueFin();
    this.onEvent?.();
  }

  /**
   * close(2): tcp_close. Rule 9: with data unread, or with SO_LINGER 0, it resets (RFC 1122
   * §4.2.2.13, tcp_disconnect); otherwise a FIN, and the kernel carries the rest of the connection
   * alone. When its process is ahead of the other one, this happens when that one has caught up.
   */
  close(isLingerZero = false): void {
    this.onEvent = undefined;
    const { simulation } = this.wire;
    if (simulation.isAhead) simulation.at(simulation.now, () => this.#close(isLingerZero));
    else this.#close(isLingerZero);
  }

  #close(isLingerZero: boolean): void {
    if (this.isOrphan) return;
    this.noteFound(DATA);
    this.noteFound(RESET);
    if (isLingerZero || this.queue.bytes > 0) this.noteFound(FIN);
    this.#notePast();
    this.isOrphan = true;
    this.isReceiveShut = this.isSendShut = true;
    const hasUnread = this.queue.bytes > 0;
    this.queue.clear();
    if (this.state === 'CLOSED' || this.state === 'TIME_WAIT') return;
    if (this.state === 'SYN_SENT') this.setState('CLOSED');
    else if (hasUnread || (isLingerZero && this.state !== 'LAST_ACK')) this.abort();
    else this.#queueFin();
  }

  closeOnExit(): void {
    this.close();
  }

  /** A segment that its process can notice: see ScheduleRecorder. */
  arrives(kind: number): void {
    const { findings, wire } = this;
    if (!findings) return;
    const arrival = wire.simulation.schedule?.arrives(findings, kind);
    if (!arrival) return;
    if (kind === DATA) findings.data.push(arrival);
    else if (kind === FIN) findings.fin ??= arrival;
    else if (kind === RESET) findings.reset ??= arrival;
    else findings.others.push(arrival);
  }

  /**
   * In a run with a schedule: its process looks whether this has arrived.
   * @param more it would also notice a second one
   */
  noteFound(kind: number, more = false): void {
    const { findings } = this;
    const { schedule, current, term } = this.wire.simulation;
    if (!findings || !schedule || !current) return;
    const arrivals = kind === DATA ? findings.data : [kind === FIN ? findings.fin : findings.reset];
    for (const arrival of arrivals) schedule.finds(current.actor, arrival, term);
    if (more || arrivals[0] === undefined) schedule.misses(current.actor, findings, kind, term);
  }

  /**
   * What epoll finds here in a run with a schedule, by `pollMask`: a reset shows in every case; an
   * end of file behind bytes does not, unless the other direction is shut.
   */
  found(interest: number): EpollFinding {
    const { findings } = this;
    if (!findings) return { arrivals: [], misses: undefined };
    const { data, fin, reset, others } = findings;
    if (reset) {
      const hidden = [...(interest & POLLOUT ? others : []), ...data, ...(fin ? [fin] : [])];
      return { arrivals: [reset], hidden, misses: undefined };
    }
    if (this.state === 'SYN_SENT') return { arrivals: [], misses: [findings, OTHER | RESET] };
    const arrivals = interest & POLLOUT ? [...others] : [];
    const isIn = (interest & POLLIN) !== 0;
    const first = data[0];
    if (isIn && first) arrivals.push(first);
    if (fin && (this.isSendShut || (isIn && !first))) arrivals.push(fin);
    let kinds = RESET;
    if (isIn && !first && !fin) kinds |= DATA | FIN;
    if (this.isSendShut && !fin) kinds |= FIN;
    return { arrivals, misses: [findings, kinds] };
  }

  #notePast(): void {
    const { schedule, current } = this.wire.simulation;
    if (schedule && current) this.knownPast = schedule.pastOf(current.actor);
  }

  /**
   * Rule 5: tcp_poll. A FIN alone is IN, not HUP; HUP needs both directions shut, or a reset.
   */
  pollMask(): number {
    let mask = 0;
    if ((this.isReceiveShut && this.isSendShut) || this.state === 'CLOSED') mask |= POLLHUP;
    if (this.isReceiveShut) mask |= POLLIN;
    if (this.state !== 'SYN_SENT' && this.state !== 'SYN_RCVD') {
      if (this.queue.bytes > 0) mask |= POLLIN;
      if (this.isSendShut || isWritable(this.unsent.bytes)) mask |= POLLOUT;
    }
    if (this.error !== undefined) mask |= POLLERR;
    return mask;
  }

  /** getsockname(2) and getpeername(2): inet_getname. */
  get localName(): SocketAddress {
    return this.isMapped ? mappedAddress(this.local) : this.local;
  }
  get remoteName(): SocketAddress | undefined {
    if (this.state === 'CLOSED' || this.state === 'SYN_SENT') return undefined;
    return this.isMapped ? mappedAddress(this.remote) : this.remote;
  }

  /* ---- between the calls and the wire ---- */

  /** tcp_send_active_reset: a RST that acknowledges. */
  abort(): void {
    this.unsent.clear();
    this.setState('CLOSED');
    this.emit('R.');
  }

  /**
   * tcp_v4_send_reset in answer to a segment: its seq is what that segment acknowledged (RFC 9293
   * §3.10.7.1).
   */
  resetInAnswerTo(segment: Segment): void {
    this.unsent.clear();
    this.setState('CLOSED');
    this.#transmit({ flags: 'R', seq: segment.ack ?? 0, ack: undefined });
  }

  /** RFC 9293 §3.10.7.1: nobody listens; a SYN without ACK is answered with seq 0 and an ACK. */
  refuse(): void {
    this.#transmit({ flags: 'R.', seq: 0, ack: this.receiveNext });
  }

  acknowledge(): void {
    this.emit('.');
  }

  setState(state: TcpState): void {
    if (this.state === state) return;
    this.state = state;
    const { simulation } = this.wire;
    if (!simulation.recordsNext()) return;
    simulation.report({ kind: 'tcp-state', conn: this.conn, end: this.end, state }, 'network');
  }

  /**
   * Sends what comes next in sequence; SYN and FIN count one (RFC 9293 §3.4). Every segment
   * acknowledges.
   */
  emit(flags: TcpFlags, payload?: Uint8Array<ArrayBuffer>): void {
    const seq = this.sendNext;
    const isCounted = flags.startsWith('S') || flags.startsWith('F');
    this.sendNext += (payload?.length ?? 0) + (isCounted ? 1 : 0);
    this.acknowledgments.cancel();
    this.#transmit({ flags, seq, ack: flags === 'S' ? undefined : this.receiveNext, payload });
  }

  /**
   * tcp_write_xmit: sends what waits, as far as the other end has room, then the FIN behind it. The
   * answers arrive in here, so that the loop looks at everything anew.
   */
  push(): void {
    if (this.#isPushing) return;
    this.#isPushing = true;
    for (let bytes = this.#nextBytes(false); bytes > 0; bytes = this.#nextBytes(true)) {
      this.acknowledgments.dataSent();
      this.emit('P.', this.unsent.take(bytes));
    }
    this.#isPushing = false;
    if (this.isFinQueued && this.unsent.bytes === 0 && this.state !== 'CLOSED') this.#sendFin();
    if (this.#lacksSpace && isWritable(this.unsent.bytes)) {
      this.#lacksSpace = false;
      this.onEvent?.();
    }
  }

  /** The size of the next segment; 0 for none. The last one is not made small to fit the window. */
  #nextBytes(isSecond: boolean): number {
    const whole = Math.min(this.unsent.bytes, SEGMENT_BYTES_MAX);
    const fitting = Math.min(whole, this.#windowRoom);
    return isSecond && fitting < whole / 2 ? 0 : fitting;
  }

  get #windowRoom(): number {
    return Math.max(0, this.sendLimit - this.sendNext);
  }

  /** tcp_cleanup_rbuf: a reader that has made room says so, when the other end may wait for it. */
  #takeArrived(roomBytes: number): Uint8Array<ArrayBuffer> {
    const bytes = this.queue.take(roomBytes);
    if (this.findings && this.queue.bytes === 0) this.findings.data.length = 0;
    const isOpen = !this.isReceiveShut && this.state !== 'CLOSED';
    if (isOpen && shouldOfferMore(this.#offered - this.receiveNext, this.queue.bytes)) {
      this.acknowledge();
    }
    return bytes;
  }

  /** The window of a segment: up to which sequence number there is room (tcp_select_window). */
  #offer(): number {
    this.#offered = Math.max(
      this.#offered,
      this.receiveNext + RECEIVE_BYTES_MAX - this.queue.bytes,
    );
    return this.#offered;
  }

  /** tcp_close_state and tcp_send_fin: an end that already has the peer's FIN sends the last one. */
  #queueFin(): void {
    if (this.isFinQueued) return;
    this.isFinQueued = true;
    this.setState(this.state === 'CLOSE_WAIT' ? 'LAST_ACK' : 'FIN_WAIT');
    this.push();
  }

  #sendFin(): void {
    if (this.isFinSent) return;
    this.isFinSent = true;
    this.emit('F.');
    // Both ends have closed at once: CLOSING, then TIME_WAIT.
    if (this.isDone && this.state === 'FIN_WAIT') this.setState('TIME_WAIT');
  }

  #transmit(header: Header): void {
    const { conn, end: from, local: source, remote: target } = this;
    const limit = this.#offer();
    this.wire.transmit({ conn, from, source, target, limit, payload: undefined, ...header }, this);
  }
}

type Header = Pick<Segment, 'flags' | 'seq' | 'ack'> & Partial<Pick<Segment, 'payload'>>;
