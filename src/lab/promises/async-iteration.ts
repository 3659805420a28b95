import { type Completion, Delegated, Returned } from './async-generator.ts';
import { display } from './display.ts';
import type { Operations } from './operations.ts';
import { type Capability, isObject } from './slots.ts';

/** ECMA-262 §7.4.1 Iterator Record. */
interface IteratorRecord {
  readonly iterator: object;
  readonly nextMethod: (value?: unknown) => unknown;
}

/** §7.4.4 GetIterator with kind async: a sync iterator is wrapped. */
function getAsyncIterator(operations: Operations, iterable: unknown): IteratorRecord {
  const method = getMethod(iterable, Symbol.asyncIterator);
  if (method !== undefined) {
    const iterator = Reflect.apply(method, iterable, []);
    if (!isObject(iterator)) {
      throw new TypeError('Result of the Symbol.asyncIterator method is not an object');
    }
    return { iterator, nextMethod: Reflect.get(iterator, 'next') };
  }
  const syncMethod = getMethod(iterable, Symbol.iterator);
  if (syncMethod === undefined) throw new TypeError(`${display(iterable)} is not async iterable`);
  const syncIterator = Reflect.apply(syncMethod, iterable, []);
  if (!isObject(syncIterator)) {
    throw new TypeError('Result of the Symbol.iterator method is not an object');
  }
  const iterator = new AsyncFromSyncIterator(operations, syncIterator);
  return { iterator, nextMethod: iterator.next };
}

/** §7.3.11 GetMethod */
function getMethod(
  value: unknown,
  key: PropertyKey,
): ((...args: unknown[]) => unknown) | undefined {
  if (value === undefined || value === null) return undefined;
  const method: unknown = Reflect.get(Object(value), key, value);
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw new TypeError(`${display(method)} is not a function`);
  return method as (...args: unknown[]) => unknown;
}

function assertIteratorResult(result: unknown): asserts result is IteratorResult<unknown, unknown> {
  if (!isObject(result)) throw new TypeError(`Iterator result ${display(result)} is not an object`);
}

/** %AsyncFromSyncIteratorPrototype%, §27.1.6: never seen by programs, so a class will do. */
class AsyncFromSyncIterator {
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
    const closes = closeOnRejection && !done;
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

  /** §7.4.11 IteratorClose with a throw completion: that one wins over whatever `return` throws. */
  #closeQuietly(): void {
    try {
      const method = getMethod(this.#iterator, 'return');
      if (method !== undefined) Reflect.apply(method, this.#iterator, []);
    } catch (error) {
      this.#operations.rethrowTermination(error);
    }
  }
}

/**
 * The state of one `for await`, §14.7.5.6 ForIn/OfBodyEvaluation. The lowered loop is
 * `for (; loop.take(yield loop.next());) { … loop.value … }` and closes in a `finally`.
 */
export class ForAwait {
  value: unknown;
  #open = false;
  #threw = false;
  readonly #operations: Operations;
  readonly #record: IteratorRecord;

  constructor(operations: Operations, iterable: unknown) {
    this.#operations = operations;
    this.#record = getAsyncIterator(operations, iterable);
  }

  next(): unknown {
    this.#open = false;
    return Reflect.apply(this.#record.nextMethod, this.#record.iterator, []);
  }

  /** Takes the awaited result in; false ends the loop. */
  take(result: unknown): boolean {
    assertIteratorResult(result);
    if (result.done) return false;
    this.value = result.value;
    this.#open = true;
    return true;
  }

  /** The loop is being left by this exception. */
  threw(error: unknown): unknown {
    this.#threw = true;
    return error;
  }

  /** §7.4.13 AsyncIteratorClose, when the loop was left before its iterator was done. */
  *close(): Generator<unknown, void, unknown> {
    if (!this.#open) return;
    const { iterator } = this.#record;
    if (!this.#threw) {
      const method = getMethod(iterator, 'return');
      if (method !== undefined) assertIteratorResult(yield Reflect.apply(method, iterator, []));
      return;
    }
    try {
      const method = getMethod(iterator, 'return');
      if (method !== undefined) yield Reflect.apply(method, iterator, []);
    } catch (error) {
      // The exception that left the loop wins over this one.
      this.#operations.rethrowTermination(error);
    }
  }
}

/** `yield*` of an async generator, ECMA-262 §15.5.5. Its own yields follow async-generator.ts. */
export function* delegate(
  operations: Operations,
  iterable: unknown,
): Generator<unknown, unknown, unknown> {
  const { iterator, nextMethod } = getAsyncIterator(operations, iterable);
  let received: Completion = { type: 'next', value: undefined };
  for (;;) {
    const { type, value } = received;
    const method = type === 'next' ? nextMethod : getMethod(iterator, type);
    if (method === undefined) {
      if (type === 'return') yield new Returned(yield value);
      yield* closeForMissingThrow(iterator);
    }
    const result = yield Reflect.apply(method!, iterator, [value]);
    assertIteratorResult(result);
    if (result.done) {
      if (type === 'return') yield new Returned(result.value);
      return result.value;
    }
    received = (yield new Delegated(result.value)) as Completion;
  }
}

/** §15.5.5, step 8.b.iii: the delegate cannot take the exception, so it is closed and the protocol blamed. */
function* closeForMissingThrow(iterator: object): Generator<unknown, never, unknown> {
  const method = getMethod(iterator, 'return');
  if (method !== undefined) assertIteratorResult(yield Reflect.apply(method, iterator, []));
  throw new TypeError("The iterator does not provide a 'throw' method.");
}
