import { getAsyncIterator } from './async-iterator.ts';
import { type Completion, Delegated, Returned } from './generator-signals.ts';
import { assertIteratorResult, getMethod } from './iterator-record.ts';
import type { Operations } from './operations.ts';

/** `yield*` of an async generator, ECMA-262 §15.5.5. Its own yields follow generator-signals.ts. */
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
      return yield* closeForMissingThrow(iterator);
    }
    const result = yield Reflect.apply(method, iterator, [value]);
    assertIteratorResult(result);
    if (result.done) {
      if (type === 'return') yield new Returned(result.value);
      return result.value;
    }
    received = (yield new Delegated(result.value)) as Completion;
  }
}

/** §15.5.5, step 8.b.iii: the delegate has no `throw`, so it is closed and a TypeError is thrown. */
function* closeForMissingThrow(iterator: object): Generator<unknown, never, unknown> {
  const method = getMethod(iterator, 'return');
  if (method !== undefined) assertIteratorResult(yield Reflect.apply(method, iterator, []));
  throw new TypeError("The iterator does not provide a 'throw' method.");
}
