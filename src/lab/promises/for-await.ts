import { getAsyncIterator } from './async-iterator.ts';
import { display } from './display.ts';
import { assertIteratorResult, getMethod, type IteratorRecord } from './iterator-record.ts';
import type { Operations } from './operations.ts';

/** What the engine says of the value that the loop assigns. V8's own name for it is `.for`. */
function hideOwnName(error: unknown): void {
  if (error instanceof TypeError && error.message.includes("'ªfor"))
    error.message = error.message.replace(/'ªfor\d+\.value'/, "'.for'");
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

  constructor(operations: Operations, iterable: unknown, text?: string) {
    this.#operations = operations;
    this.#record = getAsyncIterator(operations, iterable, text);
  }

  next(): unknown {
    this.#open = false;
    const { nextMethod } = this.#record;
    if (typeof nextMethod !== 'function')
      throw new TypeError(`${display(nextMethod)} is not a function`);
    return Reflect.apply(this.#record.nextMethod, this.#record.iterator, []);
  }

  /** Notes the awaited result; false ends the loop. */
  take(result: unknown): boolean {
    assertIteratorResult(result);
    if (result.done) return false;
    this.value = result.value;
    this.#open = true;
    return true;
  }

  /**
   * The loop is left because of this exception. One that ends the process does not close the
   * iterator.
   */
  threw(error: unknown): unknown {
    this.#threw = true;
    hideOwnName(error);
    if (this.#operations.isTermination(error)) this.#open = false;
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
      // The exception that ended the loop wins over this one.
      this.#operations.rethrowTermination(error);
    }
  }
}
