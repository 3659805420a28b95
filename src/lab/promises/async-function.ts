import type { AwaitWatch } from './hooks.ts';
import type { Operations } from './operations.ts';

/**
 * The body of an async function after lowering: a generator function whose every `yield` is an
 * `await`.
 */
export type LoweredBody = (...args: unknown[]) => Generator<unknown, unknown, unknown>;

type Mode = 'next' | 'throw';
type Advance = (mode: Mode, value: unknown) => void;

/**
 * Runs an async function, ECMA-262 §27.7.5.1 AsyncFunctionStart. The body is called here, because
 * errors of parameter defaults reject the promise too (§27.7.4, EvaluateAsyncFunctionBody).
 */
export function startAsyncFunction(
  operations: Operations,
  watch: AwaitWatch | undefined,
  receiver: unknown,
  args: ArrayLike<unknown>,
  body: LoweredBody,
): object {
  const promise = operations.newIntrinsicPromise();
  const { resolve, reject } = operations.createResolvingFunctions(promise);
  let coroutine: ReturnType<LoweredBody> | undefined;

  const advance: Advance = (mode, value) => {
    let step: IteratorResult<unknown, unknown>;
    watch?.entered(promise);
    try {
      const running: ReturnType<LoweredBody> = coroutine ?? Reflect.apply(body, receiver, args);
      coroutine = running;
      step = running[mode](value);
    } catch (error) {
      operations.rethrowTermination(error);
      watch?.failed(error);
      reject(error);
      return;
    } finally {
      watch?.left();
    }
    if (step.done) {
      watch?.returned(promise, step.value);
      resolve(step.value);
    } else awaitValue(operations, watch, promise, step.value, advance);
  };
  advance('next', undefined);
  return promise;
}

/**
 * One Await, §27.7.5.3, which resumes by calling `advance`. `promise` is that of the async
 * function, if it is one; `parent` is what hooks are told that waits, for a generator the promise of
 * its request.
 */
export function awaitValue(
  operations: Operations,
  watch: AwaitWatch | undefined,
  promise: object | undefined,
  value: unknown,
  advance: Advance,
  parent = promise,
): void {
  const place = watch?.suspended();
  const onFulfilled = (result: unknown) => {
    watch?.resumed(place, result);
    advance('next', result);
  };
  const onRejected = (reason: unknown) => {
    watch?.resumed(place);
    watch?.threw(reason);
    advance('throw', reason);
  };
  try {
    const awaiter = watch && promise && { promise, place };
    operations.await(value, onFulfilled, onRejected, awaiter, parent);
  } catch (error) {
    // Reading `value.constructor` threw: the await itself throws, without a tick.
    operations.rethrowTermination(error);
    watch?.threw(error);
    advance('throw', error);
  }
}
