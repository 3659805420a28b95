import { addressText, isWildcard, type SocketAddress } from './address.ts';
import type { Errno } from './errno.ts';
import type { Listener } from './listener.ts';
import type { ScheduleRecorder } from './schedule.ts';
import { digestOf, headBytes, httpStartLine, type Segment } from './segment.ts';
import type { Simulation } from './simulation.ts';
import type { TcpSocket, Wire } from './socket.ts';
import { receive, receiveSyn } from './tcp-input.ts';

/** What segments with these flags are called in a schedule. */
const NAMES: Readonly<Record<string, string>> = {
  S: 'SYN',
  'S.': 'SYN-ACK',
  'F.': 'FIN',
  R: 'RST',
  'R.': 'RST',
};

/** First port given out to a socket that asks for none: the client's in node-fetch issue 1735. */
const EPHEMERAL_PORT_FIRST = 47630;

/**
 * The loopback interface: in order, without loss, and synchronous.
 *
 * Rule 13: Linux runs the receiving end's softirq inside the sender's system call (net/core/dev.c,
 * loopback_xmit → __netif_rx), so that without latency the peer has the packet, and its reset is
 * back, before write() returns.
 */
export class Network implements Wire {
  readonly simulation: Simulation;
  readonly #listeners = new Set<Listener>();
  #connections = 0;
  #nextPort = EPHEMERAL_PORT_FIRST;

  constructor(simulation: Simulation) {
    this.simulation = simulation;
  }

  rewind(): void {
    this.#listeners.clear();
    this.#connections = 0;
    this.#nextPort = EPHEMERAL_PORT_FIRST;
  }

  /** Connections of a run are counted from 1. */
  newConnection(): number {
    return ++this.#connections;
  }

  ephemeralPort(): number {
    while (this.#isListenedOn(this.#nextPort)) this.#nextPort++;
    return this.#nextPort++;
  }

  /**
   * bind(2) with SO_REUSEADDR, which libuv sets: an address is in use only when a socket listens on
   * it.
   */
  bindError({ address, port }: SocketAddress): Errno | undefined {
    for (const other of this.#listeners) {
      if (other.address.port !== port) continue;
      const isShared = isWildcard(address) || isWildcard(other.address.address);
      if (isShared || other.address.address === address) return 'EADDRINUSE';
    }
    return undefined;
  }

  listen(listener: Listener): void {
    this.#listeners.add(listener);
  }

  unlisten(listener: Listener): void {
    this.#listeners.delete(listener);
    listener.close();
  }

  /**
   * The listener at this address. `::` takes IPv4 connections too: libuv clears IPV6_V6ONLY
   * (uv__tcp_bind, src/unix/tcp.c).
   */
  listenerAt(target: SocketAddress): Listener | undefined {
    for (const listener of this.#listeners) {
      const { address, port, family } = listener.address;
      if (port !== target.port) continue;
      if (address === target.address || address === '::') return listener;
      if (address === '0.0.0.0' && family === target.family) return listener;
    }
    return undefined;
  }

  /**
   * Puts a segment on the wire. The other end's kernel has it when this returns, or `latencyUs`
   * later.
   */
  transmit(segment: Segment, sender: TcpSocket): void {
    const { simulation } = this;
    simulation.step();
    if (simulation.schedule) {
      this.#transmitAsScheduled(simulation.schedule, segment, sender);
      return;
    }
    const { latencyUs } = simulation.time;
    this.#report(segment, simulation.now + latencyUs);
    if (latencyUs === 0 && !simulation.isAhead) this.#deliver(segment, sender);
    else simulation.at(simulation.now + latencyUs, () => this.#deliver(segment, sender));
  }

  /** The same, where the schedule says when the segment arrives. */
  #transmitAsScheduled(schedule: ScheduleRecorder, segment: Segment, sender: TcpSocket): void {
    const { simulation } = this;
    const { conn, from, flags, payload } = segment;
    const past = schedule.answerPast(sender.knownPast);
    const direction = `connection ${conn} ${from}`;
    const send = (part: Segment, what: string | undefined) => {
      const { now, term } = simulation;
      const { us, term: at } =
        what === undefined
          ? schedule.acknowledgment(direction, now, term)
          : schedule.flight(direction, what, now, term, flags === 'F.' && from === 'server');
      this.#report(part, us);
      const arrival = schedule.arrival(at, past, conn);
      simulation.at(
        us,
        () => {
          schedule.arriving = arrival;
          this.#deliver(part, sender);
          schedule.arriving = undefined;
        },
        at,
        conn,
      );
    };
    const head = payload && from === 'server' ? headBytes(payload) : 0;
    if (payload && head > 0 && schedule.splits(direction)) {
      const [one, two] = [payload.slice(0, head), payload.slice(head)];
      send({ ...segment, payload: one }, 'data');
      send({ ...segment, seq: segment.seq + head, payload: two }, 'data');
      return;
    }
    send(
      segment,
      NAMES[flags] ?? (payload ? 'data' : this.#isHandshake(sender) ? 'ACK' : undefined),
    );
  }

  /** The acknowledgment that ends the handshake: accept(2) finds the connection when it arrives. */
  #isHandshake({ end, sendNext, peer }: TcpSocket): boolean {
    return end === 'client' && sendNext === 1 && peer?.state === 'SYN_RCVD';
  }

  #report(
    { conn, from, source, target, flags, seq, ack, payload }: Segment,
    arrivesAt: number,
  ): void {
    const { simulation } = this;
    // What carries no bytes and ends no connection says nothing of how a request ended.
    const saysLittle = !payload && flags !== 'F.' && !flags.startsWith('R');
    if (saysLittle && !simulation.recordsNext()) return;
    const http = payload && httpStartLine(payload);
    simulation.report(
      {
        kind: 'packet',
        conn,
        from,
        source: addressText(source),
        target: addressText(target),
        flags,
        seq,
        ...(ack === undefined ? {} : { ack }),
        length: payload?.length ?? 0,
        arrivesAt,
        ...(payload === undefined || http === undefined ? {} : { http, digest: digestOf(payload) }),
      },
      'network',
    );
  }

  #deliver(segment: Segment, sender: TcpSocket): void {
    if (segment.flags === 'S') receiveSyn(sender, segment, this.listenerAt(segment.target));
    else if (sender.peer) {
      sender.peer.checkLook(segment);
      receive(sender.peer, segment);
    }
  }

  #isListenedOn(port: number): boolean {
    for (const { address } of this.#listeners) if (address.port === port) return true;
    return false;
  }
}
