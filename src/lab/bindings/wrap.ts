import type { Coroutine } from '../kernel/coroutine.ts';
import type { CallbackOptions, Environment, JsFunction } from './environment.ts';
import { nativeClass } from './native-class.ts';

/** The id of a wrap that has not been initialised yet (AsyncWrap::kInvalidAsyncId). */
const INVALID_ASYNC_ID = -1;

/**
 * A native object that calls JavaScript back: `AsyncWrap` in src/async_wrap.cc. It remembers the
 * async context that it was made in, so that its callbacks run in that context.
 *
 * Native state is in private fields, so that JavaScript sees and prints what it does in Node.
 */
export class AsyncWrap {
  readonly #env: Environment;
  #provider: string;
  #asyncId = INVALID_ASYNC_ID;
  #triggerAsyncId = INVALID_ASYNC_ID;
  #contextFrame: unknown;

  /** `provider` is a name of `internalBinding('async_wrap').Providers`. */
  constructor(env: Environment, provider: string) {
    this.#env = env;
    this.#provider = provider;
  }

  protected get env(): Environment {
    return this.#env;
  }

  /** AsyncWrap::set_provider_type. */
  protected set provider(provider: string) {
    this.#provider = provider;
  }

  getAsyncId(): number {
    return this.#asyncId;
  }

  getProviderType(): number {
    return this.#env.internalBinding('async_wrap')['Providers'][this.#provider];
  }

  /**
   * AsyncWrap::AsyncReset: starts as a new resource, for the first time or again (a pooled socket's
   * next request).
   */
  asyncReset(resource: object = this): void {
    const { asyncHooks } = this.#env;
    if (this.#asyncId !== INVALID_ASYNC_ID) asyncHooks.queueDestroy(this.#asyncId);
    this.#asyncId = asyncHooks.newAsyncId();
    this.#triggerAsyncId = asyncHooks.defaultTriggerAsyncId;
    this.#contextFrame = this.#env.asyncContextFrame;
    if (resource !== this) {
      const { resource_symbol: key } = this.#env.internalBinding('symbols');
      (this as Record<PropertyKey, unknown>)[key] = resource;
    }
    asyncHooks.emitInit(this.#asyncId, this.#provider, this.#triggerAsyncId, resource);
  }

  protected emitDestroy(): void {
    this.#env.asyncHooks.queueDestroy(this.#asyncId);
  }

  /** AsyncWrap::MakeCallback, from the loop. */
  protected *makeCallback(
    fn: JsFunction,
    args: readonly unknown[],
    what: string,
  ): Coroutine<unknown> {
    return yield* this.#env.makeCallback(this, fn, args, this.#options(what));
  }

  /**
   * AsyncWrap::MakeCallback, or an InternalCallbackScope alone, for a native that JavaScript
   * called.
   */
  protected makeCallbackSync(
    fn: JsFunction,
    args: readonly unknown[],
    what: string,
    skipTaskQueues = false,
  ): unknown {
    const options = { ...this.#options(what), skipTaskQueues };
    return this.#env.makeCallbackSync(this, fn, args, options);
  }

  #options(what: string): CallbackOptions {
    return {
      asyncId: this.#asyncId,
      triggerAsyncId: this.#triggerAsyncId,
      frame: this.#contextFrame,
      what,
    };
  }
}

/**
 * A request that completes once: `ReqWrap` in src/req_wrap.h. JavaScript creates the object and
 * sets `oncomplete`; the native that it is passed to starts it.
 */
export class ReqWrap extends AsyncWrap {
  declare oncomplete?: JsFunction;

  *complete(args: readonly unknown[], what: string): Coroutine {
    if (this.oncomplete !== undefined) yield* this.makeCallback(this.oncomplete, args, what);
    this.emitDestroy();
  }
}

/** A class of requests. Its provider has the same name in capital letters (src/async_wrap.h). */
export function requestClass(env: Environment, name: string): new () => ReqWrap {
  return nativeClass(
    name,
    class extends ReqWrap {
      constructor() {
        super(env, name.toUpperCase());
      }
    },
  );
}
