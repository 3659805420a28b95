import type { SocketAddress } from './address.ts';
import { POLLIN } from './epoll.ts';
import type { Process } from './process.ts';
import { Findings, type KernelArrival, OTHER } from './schedule.ts';
import type { AcceptQueue, TcpSocket } from './socket.ts';

/**
 * A socket in state LISTEN (Linux, net/ipv4/inet_connection_sock.c). The accept queue has no bound
 * here: the real one is that of listen(2), 511 in Node.
 */
export class Listener implements AcceptQueue {
  readonly address: SocketAddress;
  readonly process: Process;
  closed = false;
  /** sk_data_ready: a connection has been established. */
  onEvent: (() => void) | undefined = undefined;
  /** For a run with a schedule: what its process finds, and one arrival for each in the queue. */
  readonly findings = new Findings();
  readonly arrivals: KernelArrival[] = [];
  readonly #acceptQueue: TcpSocket[] = [];

  constructor(address: SocketAddress, process: Process) {
    this.address = address;
    this.process = process;
  }

  /** inet_csk_complete_hashdance: the handshake is over, accept(2) will find it. */
  established(socket: TcpSocket): void {
    this.#acceptQueue.push(socket);
    const arrival = socket.wire.simulation.schedule?.arrives(this.findings, OTHER);
    if (arrival) this.arrivals.push(arrival);
    this.onEvent?.();
  }

  /** accept(2). */
  accept(): TcpSocket | undefined {
    this.arrivals.shift();
    return this.#acceptQueue.shift();
  }

  /** The connection that accept(2) would return. */
  get first(): TcpSocket | undefined {
    return this.#acceptQueue[0];
  }

  /** inet_csk_listen_poll. */
  pollMask(): number {
    return this.#acceptQueue.length > 0 ? POLLIN : 0;
  }

  /** inet_csk_listen_stop: connections that were never accepted are reset. */
  close(): void {
    this.closed = true;
    this.onEvent = undefined;
    for (const socket of this.#acceptQueue.splice(0)) socket.abort();
  }
}
