import type { Coroutine } from '../kernel/coroutine.ts';
import type { Status } from '../kernel/errno.ts';
import type { TcpHandle } from '../kernel/tcp-handle.ts';
import type { Environment } from './environment.ts';
import { AsyncWrap } from './wrap.ts';

/** A libuv handle as JavaScript sees it: `HandleWrap` in src/handle_wrap.cc. */
export class HandleWrap extends AsyncWrap {
  readonly #handle: TcpHandle;
  #closed = false;

  constructor(env: Environment, provider: string, handle: TcpHandle) {
    super(env, provider);
    this.#handle = handle;
    env.handleWraps.add(this);
    this.asyncReset();
  }

  protected get handle(): TcpHandle {
    return this.#handle;
  }

  /** HandleWrap::IsAlive: close() has not been called. */
  protected get alive(): boolean {
    return !this.#closed;
  }

  ref(): void {
    if (this.alive) this.#handle.ref();
  }

  unref(): void {
    if (this.alive) this.#handle.unref();
  }

  hasRef(): boolean {
    return this.alive && this.#handle.hasRef();
  }

  close(callback?: unknown): void {
    if (!this.alive) return;
    this.#closed = true;
    this.env.handleWraps.delete(this);
    this.#rememberOnClose(callback);
    this.#handle.close(() => this.#onClose());
  }

  /** TCPWrap::Reset closes with RST; what follows is as in close(). */
  protected closeReset(callback: unknown): Status {
    this.#closed = true;
    this.env.handleWraps.delete(this);
    const status = this.#handle.closeReset(() => this.#onClose());
    if (status === 0) this.#rememberOnClose(callback);
    return status;
  }

  #rememberOnClose(callback: unknown): void {
    if (typeof callback !== 'function') return;
    (this as Record<PropertyKey, unknown>)[this.#onCloseKey()] = callback;
  }

  /** HandleWrap::OnClose. */
  *#onClose(): Coroutine {
    const onClose = (this as Record<PropertyKey, unknown>)[this.#onCloseKey()];
    if (typeof onClose === 'function') {
      yield* this.makeCallback(onClose as () => void, [], 'TCP.onclose');
    }
    this.emitDestroy();
  }

  #onCloseKey(): symbol {
    return this.env.internalBinding('symbols')['handle_onclose'];
  }
}
