import type { End } from '../../trace/record/event.ts';
import {
  isLoopback,
  isWildcard,
  type SocketAddress,
  socketAddress,
  wireAddress,
} from './address.ts';
import type { Coroutine } from './coroutine.ts';
import { type EpollFinding, POLLIN, POLLOUT } from './epoll.ts';
import type { Errno, Status } from './errno.ts';
import { Listener } from './listener.ts';
import { endIfOther } from './own-end.ts';
import { OTHER } from './schedule.ts';
import { TcpSocket } from './socket.ts';
import { type OnStatus, Stream } from './stream.ts';

export type { ReadResult } from './stream.ts';

/**
 * uv_tcp_t (libuv, src/unix/tcp.c). Every call returns what libuv returns; callbacks are coroutines
 * and run in the phase of the loop that libuv runs them in.
 */
export class TcpHandle extends Stream {
  /** uv_connection_cb. It calls `accept` with a new handle. */
  onConnection: OnStatus | undefined = undefined;
  #bound: SocketAddress | undefined = undefined;
  #listener: Listener | undefined = undefined;
  /** stream->accepted_fd: accepted from the kernel, not yet given to a handle. */
  #accepted: TcpSocket | undefined = undefined;
  /** uv_tcp_t.delayed_error: an error of bind(2), which a later call reports. */
  #delayedError: Errno | undefined = undefined;

  /**
   * uv_tcp_bind. Port 0: any. When the address is in use, `listen` and `getsockname` report it, not
   * this call.
   */
  bind(address: string, port: number): Status {
    if (this.#bound) return 'EINVAL';
    if (!isWildcard(address) && !isLoopback(address)) return 'EADDRNOTAVAIL';
    this.#bindTo(address, port);
    return 0;
  }

  /** uv_tcp_listen. The backlog is not limited here. */
  listen(_backlog: number): Status {
    const bound = this.#bound ?? this.#bindTo('0.0.0.0', 0);
    const { network } = this.loop.machine;
    const error = this.#delayedError ?? network.bindError(bound);
    if (error !== undefined) return error;
    const listener = new Listener(bound, this.loop.process);
    listener.onEvent = () => this.loop.backend.epoll.notify(this.watch);
    network.listen(listener);
    this.#listener = listener;
    this.loop.backend.start(this.watch, POLLIN);
    return 0;
  }

  /**
   * uv_accept: gives `client` the connection that `onConnection` announced. EAGAIN when there is
   * none.
   */
  accept(client: TcpHandle): Status {
    const socket = this.#accepted;
    if (!socket) return 'EAGAIN';
    this.#accepted = undefined;
    client.open(socket);
    if (!this.closing) this.loop.backend.start(this.watch, POLLIN);
    return 0;
  }

  /**
   * uv_tcp_connect. `onConnect` is called in a later poll phase, even when the kernel has the
   * result at once.
   */
  connect(address: string, port: number, onConnect: OnStatus): Status {
    if (this.connectRequest) return 'EALREADY';
    if (this.socket) return 'EISCONN';
    const { backend, machine } = this.loop;
    const remote = wireAddress(socketAddress(address, port));
    if (!isLoopback(remote.address)) return 'ENETUNREACH';
    this.loop.activeRequests++;
    this.connectRequest = onConnect;
    const socket = new TcpSocket(machine.network, 'client', machine.network.newConnection());
    this.open(socket);
    backend.start(this.watch, POLLOUT);
    if (this.#delayedError !== undefined) {
      backend.feed(this.watch);
      return 0;
    }
    this.reportCall('connect', 'EINPROGRESS');
    socket.connect(this.#localFor(remote), remote);
    return 0;
  }

  /** uv_pipe_connect to a path on which nobody listens: the pending queue of the next iteration tells (uv__io_feed). */
  failToConnect(error: Errno, onConnect: OnStatus): void {
    this.#delayedError = error;
    this.loop.activeRequests++;
    this.connectRequest = onConnect;
    this.loop.backend.feed(this.watch);
  }

  /** uv_tcp_close_reset: close with SO_LINGER 0. EINVAL while a shutdown is under way. */
  closeReset(onClose?: () => Coroutine): Status {
    if (this.isShutting) return 'EINVAL';
    this.closeWith(true, onClose);
    return 0;
  }

  /** uv_tcp_getsockname. */
  getsockname(): SocketAddress | Errno {
    if (this.#delayedError !== undefined) return this.#delayedError;
    if (this.fd === -1) return 'EBADF';
    return this.socket?.localName ?? this.#bound ?? 'EBADF';
  }

  /** uv_tcp_getpeername. */
  getpeername(): SocketAddress | Errno {
    if (this.#delayedError !== undefined) return this.#delayedError;
    if (this.fd === -1) return 'EBADF';
    return this.socket?.remoteName ?? 'ENOTCONN';
  }

  override isActive(): boolean {
    return this.#listener !== undefined || super.isActive();
  }

  override get conn(): number | undefined {
    return this.#listener ? this.#listener.first?.conn : super.conn;
  }

  override get end(): End | undefined {
    return this.#listener ? 'server' : super.end;
  }

  override pollMask(): number {
    return this.#listener?.pollMask() ?? super.pollMask();
  }

  override findings(interest: number): EpollFinding {
    if (!this.#listener) return super.findings(interest);
    const { arrivals, findings } = this.#listener;
    const first = arrivals[0];
    return first
      ? { arrivals: [first], misses: undefined }
      : { arrivals: [], misses: [findings, OTHER] };
  }

  override *onIo(events: number): Coroutine {
    if (this.#listener) yield* this.#acceptNext(this.#listener);
    else yield* super.onIo(events);
  }

  override closeOnExit(): void {
    super.closeOnExit();
    this.#closeListener();
  }

  /** uv__stream_connect. */
  protected override *finishConnect(done: OnStatus): Coroutine {
    const status = this.#delayedError ?? this.socket?.takeError() ?? 0;
    this.#delayedError = undefined;
    this.connectRequest = undefined;
    this.loop.activeRequests--;
    this.loop.backend.stop(this.watch, POLLOUT);
    yield* done(status);
  }

  protected override closeWith(isLingerZero: boolean, onClose?: () => Coroutine): void {
    super.closeWith(isLingerZero, onClose);
    this.#closeListener();
  }

  /** uv__server_io: one connection a poll, or, before libuv 1.45, all there are. */
  *#acceptNext(listener: Listener): Coroutine {
    do {
      const { machine, process } = this.loop;
      const first = listener.arrivals[0];
      if (first) machine.schedule?.finds(process.actor, first, machine.term);
      else machine.schedule?.misses(process.actor, listener.findings, OTHER, machine.term);
      const socket = listener.accept();
      if (!socket) return;
      machine.report({
        kind: 'syscall',
        call: 'accept',
        conn: socket.conn,
        ...endIfOther('server', process.actor),
      });
      this.#accepted = socket;
      if (this.onConnection) yield* this.onConnection(0);
      if (this.#accepted) {
        this.loop.backend.stop(this.watch, POLLIN);
        return;
      }
    } while (!this.loop.release.acceptsOnce && !this.closing);
  }

  #bindTo(address: string, port: number): SocketAddress {
    const { network } = this.loop.machine;
    this.openFile();
    const bound = socketAddress(address, port || network.ephemeralPort());
    this.#bound = bound;
    this.#delayedError = network.bindError(bound);
    return bound;
  }

  #closeListener(): void {
    if (this.#listener) this.loop.machine.network.unlisten(this.#listener);
    this.#listener = undefined;
    this.#accepted?.close();
    this.#accepted = undefined;
  }

  /**
   * The address that it connects from: its bound one, otherwise a loopback address and a port that
   * the kernel picks.
   */
  #localFor(remote: SocketAddress): SocketAddress {
    const port = this.#bound?.port ?? this.loop.machine.network.ephemeralPort();
    const bound = this.#bound && wireAddress(this.#bound).address;
    return socketAddress(bound ?? (remote.family === 'IPv6' ? '::1' : '127.0.0.1'), port);
  }
}
