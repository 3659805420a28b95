import { getMethod } from './iterator-record.ts';
import type { Operations } from './operations.ts';
import { isObject } from './slots.ts';

type Dispose = () => unknown;

interface Resource {
  readonly isAsync: boolean;
  /** Undefined for `await using x = null`, which only takes a tick. */
  readonly dispose: Dispose | undefined;
}

/**
 * The resources of one block with `using` or `await using` declarations (explicit resource
 * management, ECMA-262 §9.5 DisposeCapability Records). The lowered block is
 * `try { … d.use(x,true) … } catch (e) { throw d.failed(e) } finally { yield* d.dispose() }`.
 */
export class Disposal {
  readonly #operations: Operations;
  readonly #resources: Resource[] = [];
  #failure: { readonly error: unknown } | undefined;

  constructor(operations: Operations) {
    this.#operations = operations;
  }

  /** AddDisposableResource. The messages are V8's. */
  use(value: unknown, isAsync: boolean): unknown {
    if (value === null || value === undefined) {
      if (isAsync) this.#resources.push({ isAsync, dispose: undefined });
      return value;
    }
    if (!isObject(value)) throw new TypeError('An object is expected with `using` declarations');
    this.#resources.push({ isAsync, dispose: this.#methodOf(value, isAsync) });
    return value;
  }

  /** GetDisposeMethod: an object with a synchronous method only will do for `await using`. */
  #methodOf(value: object, isAsync: boolean): Dispose {
    const method = isAsync ? callableOf(value, Symbol.asyncDispose) : undefined;
    if (method) return () => Reflect.apply(method, value, []);
    const sync = callableOf(value, Symbol.dispose);
    if (!sync) throw new TypeError('Symbol(Symbol.dispose) is not a function');
    if (!isAsync) return () => Reflect.apply(sync, value, []);
    return () => {
      const { promise, resolve, reject } = this.#operations.newPromiseCapability(
        this.#operations.intrinsic,
      );
      try {
        Reflect.apply(sync, value, []);
        resolve();
      } catch (error) {
        this.#operations.rethrowTermination(error);
        reject(error);
      }
      return promise;
    };
  }

  /** The block is left by this exception. One that ends the process disposes of nothing. */
  failed(error: unknown): unknown {
    if (this.#operations.isTermination(error)) this.#resources.length = 0;
    else this.#failure = { error };
    return error;
  }

  /** DisposeResources, in a block with an `await using`. */
  *dispose(): Generator<unknown, void, unknown> {
    let owesTick = false;
    let hasAwaited = false;
    for (let next = this.#resources.pop(); next; next = this.#resources.pop()) {
      if (!next.isAsync && owesTick && !hasAwaited) {
        yield undefined;
        owesTick = false;
      }
      try {
        const result = next.dispose?.();
        if (!next.isAsync) continue;
        if (next.dispose) {
          hasAwaited = true;
          yield result;
        } else owesTick = true;
      } catch (error) {
        this.#suppress(error);
      }
    }
    if (owesTick && !hasAwaited) yield undefined;
    this.#end();
  }

  /** The same in a block with `using` alone. */
  disposeSync(): void {
    for (let next = this.#resources.pop(); next; next = this.#resources.pop()) {
      try {
        next.dispose?.();
      } catch (error) {
        this.#suppress(error);
      }
    }
    this.#end();
  }

  #suppress(error: unknown): void {
    this.#operations.rethrowTermination(error);
    const message = 'An error was suppressed during disposal';
    const before = this.#failure;
    this.#failure = { error: before ? new SuppressedError(error, before.error, message) : error };
  }

  #end(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

function callableOf(value: object, key: symbol): ReturnType<typeof getMethod> {
  const method: unknown = Reflect.get(value, key);
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw new TypeError(`${String(key)} is not a function`);
  return getMethod(value, key);
}
