import type { SocketAddress } from '../kernel/address.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import type { Errno, Status } from '../kernel/errno.ts';
import { TcpHandle } from '../kernel/tcp-handle.ts';
import type { NativeShape } from '../release-pack.ts';
import type { BindingFactory, Environment } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { StreamBase } from './stream-base.ts';
import { uvNumber } from './uv.ts';
import { type ReqWrap, requestClass } from './wrap.ts';

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/** TCPWrap::SocketType. */
const SOCKET = 0;
const SERVER = 1;

type OnConnection = (status: number, client?: TcpWrap) => void;

const OWNER_UNKNOWN = { value: null, writable: true, enumerable: true, configurable: true };

/** `TCPWrap` in src/tcp_wrap.cc over `ConnectionWrap` in src/connection_wrap.cc. */
class TcpWrap extends StreamBase {
  /**
   * JavaScript sets these two. TCPWrap::Initialize puts them on the instance template, so they
   * exist from the start.
   */
  reading = false;
  onconnection: OnConnection | null = null;
  #typeOfService = 0;

  constructor(env: Environment, type: number, provider?: string) {
    const name = provider ?? (type === SERVER ? 'TCPSERVERWRAP' : 'TCPWRAP');
    super(env, name, new TcpHandle(env.loop));
    const { owner_symbol: owner } = env.internalBinding('symbols');
    Object.defineProperty(this, owner, OWNER_UNKNOWN);
    this.handle.onConnection = (status) => this.#onConnection(status);
  }

  /**
   * uv_tcp_open: adopts a file descriptor that the process was given. A process of the Lab is never
   * given one.
   */
  open(): never {
    return this.env.missingNative('tcp_wrap.TCP#open');
  }

  bind(address: string, port: number): number {
    return this.#number(this.handle.bind(address, port));
  }
  /** The flags (IPV6ONLY) are ignored: nothing else listens on the simulated machine. */
  bind6(address: string, port: number): number {
    return this.bind(address, port);
  }

  listen(backlog: number): number {
    return this.#number(this.handle.listen(backlog));
  }

  /** ConnectionWrap::OnConnection. */
  *#onConnection(status: Status): Coroutine {
    const { onconnection } = this;
    if (typeof onconnection !== 'function') return;
    const args: unknown[] = [this.#number(status), undefined];
    if (status === 0) {
      const client = this.#instantiate();
      // EAGAIN: the connection no longer exists.
      if (this.handle.accept(client.handle) !== 0) return;
      args[1] = client;
    }
    yield* this.makeCallback(onconnection, args, 'TCP.onconnection');
  }

  #instantiate(): TcpWrap {
    const ctor = this.constructor as new (type: number) => TcpWrap;
    return this.env.asyncHooks.withDefaultTrigger(this.getAsyncId(), () => new ctor(SOCKET));
  }

  connect(req: ReqWrap, address: string, port: number): number {
    const { asyncHooks } = this.env;
    asyncHooks.withDefaultTrigger(this.getAsyncId(), () => req.asyncReset());
    return this.#number(
      this.handle.connect(address, port, (status) => this.#afterConnect(req, status)),
    );
  }
  connect6(req: ReqWrap, address: string, port: number): number {
    return this.connect(req, address, port);
  }

  /** ConnectionWrap::AfterConnect. */
  *#afterConnect(req: ReqWrap, status: Status): Coroutine {
    const open = status === 0;
    const args = [this.#number(status), this, req, open, open];
    yield* req.complete(args, 'TCPConnectWrap.oncomplete');
  }

  getsockname(out: Record<string, unknown>): number {
    return this.#fillAddress(this.handle.getsockname(), out);
  }
  getpeername(out: Record<string, unknown>): number {
    return this.#fillAddress(this.handle.getpeername(), out);
  }

  /** AddressToJS. */
  #fillAddress(result: SocketAddress | Errno, out: Record<string, unknown>): number {
    if (typeof result === 'string') return this.#number(result);
    out['address'] = result.address;
    out['family'] = result.family;
    out['port'] = result.port;
    return 0;
  }

  reset(callback?: unknown): number {
    return this.alive ? this.#number(this.closeReset(callback)) : 0;
  }

  /** Does nothing: the simulated loopback does not wait to fill a segment (Nagle). */
  setNoDelay(): number {
    return 0;
  }
  /**
   * Does nothing: keep-alive probes begin after thousands of idle seconds, and no run is that long.
   */
  setKeepAlive(): number {
    return 0;
  }
  setSimultaneousAccepts(): number {
    return 0;
  }
  /** IP_TOS, Node 24 and later: the value is remembered and has no effect on a loopback. */
  setTypeOfService(value: number): number {
    this.#typeOfService = value;
    return 0;
  }
  getTypeOfService(): number {
    return this.#typeOfService;
  }

  #number(status: Status): number {
    return uvNumber(this.env.release, status);
  }
}

function plainTcp(env: Environment) {
  return class extends TcpWrap {
    /** @param provider given by the class of pipes, which extends this one */
    constructor(type: number, provider?: string) {
      super(env, type, provider);
    }
  };
}

/**
 * Adds `hasPendingRead`, for the releases that ask the kernel before they reuse a pooled socket.
 * The others have no such method.
 */
function tcpThatLooks(env: Environment) {
  return class extends plainTcp(env) {
    hasPendingRead(): boolean {
      return this.peekForRead();
    }
  };
}

function looksFirst({ p: { TCP } }: ObjectShape): boolean {
  return TCP?.t === 'f' && (TCP.p ?? []).includes('hasPendingRead');
}

/** internalBinding('tcp_wrap'): src/tcp_wrap.cc. */
export const tcpWrap: BindingFactory = (env, _stub, shape) => ({
  TCP: nativeClass('TCP', looksFirst(shape) ? tcpThatLooks(env) : plainTcp(env)),
  TCPConnectWrap: requestClass(env, 'TCPConnectWrap'),
});
