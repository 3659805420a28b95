import type { End, TcpFlags, TcpState } from '../../trace/record/event.ts';
import { Acknowledgments } from './acknowledgments.ts';
import { mappedAddress, type SocketAddress, socketAddress } from './address.ts';
import { POLLERR, POLLHUP, POLLIN, POLLOUT } from './epoll.ts';
import type { Errno, Status } from './errno.ts';
import type { OpenFile } from './process.ts';
import { ReceiveQueue } from './receive-queue.ts';
import type { Segment } from './segment.ts';
import type { Simulation } from './simulation.ts';

const UNBOUND = socketAddress('0.0.0.0', 0);

/** The network as a socket sees it. */
export interface Wire {
  readonly simulation: Simulation;
  /** Puts a segment on the wire. */
  transmit(segment: Segment, sender: TcpSocket): void;
}

/** A listening socket as its new connections see it: see Listener. */
export interface AcceptQueue {
  readonly closed: boolean;
  /** The handshake is over, accept(2) will find it. */
  established(socket: TcpSocket): void;
}

/**
 * One end of a connection: Linux's struct sock and the system calls on it (net/ipv4/tcp.c). What
 * arrives from the other end is in tcp-input.ts. No receive window, no Nagle, no retransmission: a
 * write always succeeds.
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
  readonly queue = new ReceiveQueue();
  /** sk_err: an error that the next call reports and clears. */
  error: Errno | undefined = undefined;
  /** sk_shutdown & RCV_SHUTDOWN and SEND_SHUTDOWN. */
  isReceiveShut = false;
  isSendShut = false;
  /** SOCK_DONE: the peer's FIN is in. */
  isDone = false;
  isFinSent = false;
  /** SOCK_DEAD: the process has closed it, the kernel carries on. */
  isOrphan = false;
  readonly acknowledgments: Acknowledgments;

  constructor(wire: Wire, end: End, conn: number) {
    this.wire = wire;
    this.end = end;
    this.conn = conn;
    this.acknowledgments = new Acknowledgments(wire.simulation, () => this.acknowledge());
  }

  /* ---- system calls ---- */

  /** connect(2), non-blocking: tcp_v4_connect. Both addresses are as packets have them. */
  connect(local: SocketAddress, remote: SocketAddress): void {
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
    if (this.error === undefined && !this.isSendShut && this.state !== 'CLOSED') return undefined;
    return this.takeError() ?? 'EPIPE';
  }

  /** send(2), after `takeSendError` returned no error. The bytes are copied. */
  send(bytes: Uint8Array): void {
    this.acknowledgments.dataSent();
    this.emit('P.', new Uint8Array(bytes));
  }

  /**
   * recv(2): bytes, 0 or an error. Rule 6, the order of tcp_recvmsg_locked: data, then SOCK_DONE →
   * 0, then sk_err, then RCV_SHUTDOWN → 0. So a reset behind a FIN still reads as the end of the
   * stream, and Node says `socket hang up`, not `read ECONNRESET`.
   */
  recv(roomBytes: number): Uint8Array<ArrayBuffer> | 0 | Errno {
    if (this.queue.bytes > 0) return this.queue.take(roomBytes);
    if (this.isDone) return 0;
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
    if (this.isSendShut || this.state === 'CLOSED') return;
    this.isSendShut = true;
    this.#sendFin();
    this.onEvent?.();
  }

  /**
   * close(2): tcp_close. Rule 9: with data unread, or with SO_LINGER 0, it resets (RFC 1122
   * §4.2.2.13, tcp_disconnect); otherwise a FIN, and the kernel carries the rest of the connection
   * alone.
   */
  close(isLingerZero = false): void {
    if (this.isOrphan) return;
    this.isOrphan = true;
    this.onEvent = undefined;
    this.isReceiveShut = this.isSendShut = true;
    const hasUnread = this.queue.bytes > 0;
    this.queue.clear();
    if (this.state === 'CLOSED' || this.state === 'TIME_WAIT') return;
    if (this.state === 'SYN_SENT') this.setState('CLOSED');
    else if (hasUnread || (isLingerZero && this.state !== 'LAST_ACK')) this.abort();
    else this.#sendFin();
  }

  closeOnExit(): void {
    this.close();
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
      mask |= POLLOUT;
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
    this.setState('CLOSED');
    this.emit('R.');
  }

  /**
   * tcp_v4_send_reset in answer to a segment: its seq is what that segment acknowledged (RFC 9293
   * §3.10.7.1).
   */
  resetInAnswerTo(segment: Segment): void {
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
    if (!simulation.recording) return;
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

  /** tcp_close_state: an end that already has the peer's FIN sends the last one. */
  #sendFin(): void {
    if (this.isFinSent) return;
    this.isFinSent = true;
    this.setState(this.state === 'CLOSE_WAIT' ? 'LAST_ACK' : 'FIN_WAIT');
    this.emit('F.');
  }

  #transmit(header: Header): void {
    const { conn, end: from, local: source, remote: target } = this;
    this.wire.transmit({ conn, from, source, target, payload: undefined, ...header }, this);
  }
}

type Header = Pick<Segment, 'flags' | 'seq' | 'ack'> & Partial<Pick<Segment, 'payload'>>;
