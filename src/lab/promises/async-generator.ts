import { awaitValue, type LoweredBody } from './async-function.ts';
import { display } from './display.ts';
import { type Completion, Delegated, Returned, Yielded } from './generator-signals.ts';
import type { AwaitWatch } from './hooks.ts';
import type { Operations } from './operations.ts';
import { define } from './properties.ts';
import { type Capability, isObject } from './slots.ts';

interface Request {
  readonly completion: Completion;
  readonly capability: Capability;
}

/** %AsyncIteratorPrototype%, §27.1.4. */
const AsyncIteratorPrototype: object = Object.getPrototypeOf(
  Object.getPrototypeOf(async function* () {}).prototype,
);

/** An async generator's internal slots and operations, ECMA-262 §27.6.3. */
class AsyncGenerator {
  /**
   * §27.6.2, with two kinds of `suspended-yield`, because a delegate is resumed with the completion
   * itself.
   */
  #state: 'suspended-start' | 'suspended-yield' | 'executing' | 'draining-queue' | 'completed' =
    'suspended-start';
  #delegating = false;
  readonly #queue: Request[] = [];
  readonly #operations: Operations;
  readonly #watch: AwaitWatch | undefined;
  readonly #coroutine: Generator<unknown, unknown, unknown>;

  constructor(
    operations: Operations,
    watch: AwaitWatch | undefined,
    coroutine: Generator<unknown, unknown, unknown>,
  ) {
    this.#operations = operations;
    this.#watch = watch;
    this.#coroutine = coroutine;
  }

  /** §27.6.1.2 to .4: next, return and throw, and §27.6.3.4 AsyncGeneratorEnqueue. */
  request(completion: Completion, capability: Capability) {
    const { type, value } = completion;
    if (type === 'throw' && this.#state === 'suspended-start') this.#state = 'completed';
    if (this.#state === 'completed' && type !== 'return') {
      if (type === 'next') capability.resolve({ value: undefined, done: true });
      else capability.reject(value);
      return;
    }
    this.#queue.push({ completion, capability });
    if (this.#state === 'suspended-yield') return this.#resumeFromYield();
    if (this.#state !== 'suspended-start' && this.#state !== 'completed') return;
    if (type === 'return') this.#awaitReturn(value);
    else this.#advance('next', value);
  }

  /** §27.6.3.7 AsyncGeneratorUnwrapYieldResumption, for the request at the head of the queue. */
  #resumeFromYield() {
    const completion = this.#queue[0]?.completion;
    if (completion === undefined) return;
    const { type, value } = completion;
    this.#state = 'executing';
    if (type !== 'return') return this.#resume(completion);
    this.#await(value, (mode, awaited) =>
      this.#resume({ type: mode === 'next' ? 'return' : 'throw', value: awaited }),
    );
  }

  #resume(completion: Completion) {
    if (!this.#delegating) return this.#advance(completion.type, completion.value);
    this.#delegating = false;
    this.#advance('next', completion);
  }

  /** Runs the coroutine to its next await, yield or end. */
  #advance(mode: Completion['type'], value: unknown): void {
    this.#state = 'executing';
    let step: IteratorResult<unknown, unknown>;
    try {
      step = this.#coroutine[mode](value);
    } catch (error) {
      this.#operations.rethrowTermination(error);
      this.#complete('reject', error);
      return;
    }
    if (step.done) this.#complete('resolve', { value: step.value, done: true });
    else this.#obey(step.value);
  }

  #obey(signal: unknown): void {
    if (signal instanceof Delegated) this.#yield(signal.value, true);
    else if (signal instanceof Returned) this.#advance('return', signal.value);
    else if (signal instanceof Yielded) this.#awaitAndYield(signal.value);
    else this.#await(signal, (mode, result) => this.#advance(mode, result));
  }

  /** §27.5.3.7 Yield: `AsyncGeneratorYield(? Await(value))` */
  #awaitAndYield(value: unknown): void {
    this.#await(value, (mode, result) => {
      if (mode === 'next') this.#yield(result, false);
      else this.#advance('throw', result);
    });
  }

  #await(value: unknown, go: (mode: 'next' | 'throw', result: unknown) => void): void {
    const parent = this.#queue[0]?.capability.promise;
    awaitValue(this.#operations, this.#watch, undefined, value, go, parent);
  }

  /** §27.6.3.8 AsyncGeneratorYield */
  #yield(value: unknown, delegating: boolean) {
    this.#delegating = delegating;
    this.#state = 'suspended-yield';
    // CompleteStep comes before the next request, because it answers the present one.
    this.#queue.shift()?.capability.resolve({ value, done: false });
    if (this.#state === 'suspended-yield' && this.#queue.length > 0) this.#resumeFromYield();
  }

  /** The coroutine is over: §27.6.3.2 AsyncGeneratorStart, step 4.h onwards. */
  #complete(how: 'resolve' | 'reject', value: unknown) {
    this.#state = 'draining-queue';
    this.#queue.shift()?.capability[how](value);
    this.#drainQueue();
  }

  /** §27.6.3.9 AsyncGeneratorAwaitReturn */
  #awaitReturn(value: unknown) {
    this.#state = 'draining-queue';
    const settle = (mode: 'next' | 'throw', result: unknown) => {
      if (mode === 'next') this.#complete('resolve', { value: result, done: true });
      else this.#complete('reject', result);
    };
    const parent = this.#queue[0]?.capability.promise;
    awaitValue(this.#operations, undefined, undefined, value, settle, parent);
  }

  /** §27.6.3.10 AsyncGeneratorDrainQueue */
  #drainQueue() {
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      const { completion, capability } = next;
      if (completion.type === 'return') return this.#awaitReturn(completion.value);
      this.#queue.shift();
      if (completion.type === 'throw') capability.reject(completion.value);
      else capability.resolve({ value: undefined, done: true });
    }
    this.#state = 'completed';
  }
}

type StartAsyncGenerator = (
  watch: AwaitWatch | undefined,
  receiver: unknown,
  args: ArrayLike<unknown>,
  body: LoweredBody,
  prototype?: unknown,
) => object;

/**
 * Makes %AsyncGeneratorPrototype% (§27.6.1) of one process, and the function that starts its
 * generators.
 */
export function createAsyncGenerators(operations: Operations): {
  readonly prototype: object;
  readonly start: StartAsyncGenerator;
} {
  const generators = new WeakMap<object, AsyncGenerator>();
  const prototype: object = Object.create(AsyncIteratorPrototype);

  function request(receiver: unknown, completion: Completion): object {
    const capability = operations.newPromiseCapability(operations.intrinsic);
    const generator = generators.get(receiver as object);
    if (generator !== undefined) generator.request(completion, capability);
    else {
      const name = `[AsyncGenerator].prototype.${completion.type}`;
      capability.reject(
        new TypeError(`${name} called on incompatible receiver ${display(receiver)}`),
      );
    }
    return capability.promise;
  }
  define(prototype, {
    next(this: unknown, value: unknown) {
      return request(this, { type: 'next', value });
    },
    return(this: unknown, value: unknown) {
      return request(this, { type: 'return', value });
    },
    throw(this: unknown, value: unknown) {
      return request(this, { type: 'throw', value });
    },
  });
  Object.defineProperty(prototype, Symbol.toStringTag, {
    value: 'AsyncGenerator',
    configurable: true,
  });

  const start: StartAsyncGenerator = (watch, receiver, args, body, own) => {
    // Errors of an async generator's parameters are thrown at the caller, unlike those of an async
    // function (§27.6.3.1).
    const coroutine = Reflect.apply(body, receiver, args);
    const object: object = Object.create(isObject(own) ? own : prototype);
    generators.set(object, new AsyncGenerator(operations, watch, coroutine));
    return object;
  };
  return { prototype, start };
}
