import { assertIteratorResult, getMethod } from './iterator-record.ts';
import type { Operations } from './operations.ts';
import type { Capability } from './slots.ts';

/** %AsyncFromSyncIteratorPrototype%, §27.1.6: programs never see it, so a class will do. */
export class AsyncFromSyncIterator {
  readonly #operations: Operations;
  readonly #iterator: object;
  readonly #nextMethod: (value?: unknown) => unknown;

  constructor(operations: Operations, iterator: object) {
    this.#operations = operations;
    this.#iterator = iterator;
    this.#nextMethod = Reflect.get(iterator, 'next');
  }

  /** §27.1.6.2.1 */
  readonly next = (...args: unknown[]): object =>
    this.#continue((capability) => {
      this.#continuation(Reflect.apply(this.#nextMethod, this.#iterator, args), capability, true);
    });

  /** §27.1.6.2.2 */
  return(...args: unknown[]): object {
    return this.#continue((capability) => {
      const method = getMethod(this.#iterator, 'return');
      if (method === undefined) return capability.resolve({ value: args[0], done: true });
      this.#continuation(Reflect.apply(method, this.#iterator, args), capability, false);
    });
  }

  /** §27.1.6.2.3 */
  throw(...args: unknown[]): object {
    return this.#continue((capability) => {
      const method = getMethod(this.#iterator, 'throw');
      if (method !== undefined) {
        return this.#continuation(Reflect.apply(method, this.#iterator, args), capability, true);
      }
      // ECMAScript 2025 again.
      if (!this.#operations.release.closesRejectedIterators) return capability.reject(args[0]);
      this.#close();
      throw new TypeError("The iterator does not provide a 'throw' method.");
    });
  }

  #continue(step: (capability: Capability) => void): object {
    const capability = this.#operations.newPromiseCapability(this.#operations.intrinsic);
    try {
      step(capability);
    } catch (error) {
      this.#operations.rethrowTermination(error);
      capability.reject(error);
    }
    return capability.promise;
  }

  /** §27.1.6.4 AsyncFromSyncIteratorContinuation */
  #continuation(result: unknown, capability: Capability, closeOnRejection: boolean): void {
    assertIteratorResult(result);
    const done = Boolean(result.done);
    const { closesRejectedIterators } = this.#operations.release;
    const closes = closesRejectedIterators && closeOnRejection && !done;
    let wrapper: object;
    try {
      wrapper = this.#operations.promiseResolve(this.#operations.intrinsic, result.value);
    } catch (error) {
      if (closes) this.#closeQuietly();
      throw error;
    }
    const onFulfilled = (value: unknown) => ({ value, done });
    const onRejected = (reason: unknown) => {
      this.#closeQuietly();
      throw reason;
    };
    this.#operations.performPromiseThen(
      wrapper,
      onFulfilled,
      closes ? onRejected : undefined,
      capability,
    );
  }

  #close(): void {
    const method = getMethod(this.#iterator, 'return');
    if (method !== undefined) assertIteratorResult(Reflect.apply(method, this.#iterator, []));
  }

  /**
   * §7.4.11 IteratorClose with a throw completion: the completion wins over an error of `return`.
   */
  #closeQuietly(): void {
    try {
      const method = getMethod(this.#iterator, 'return');
      if (method !== undefined) Reflect.apply(method, this.#iterator, []);
    } catch (error) {
      this.#operations.rethrowTermination(error);
    }
  }
}
