import { noteSettler } from './async-stack.ts';
import { display } from './display.ts';
import type { Operations } from './operations.ts';
import { define } from './properties.ts';
import { type Capability, isObject } from './slots.ts';

type Settle = (value: unknown) => void;

/** Makes the two functions for the `then` of one element, from its index. */
type Element = (index: number) => readonly [onFulfilled: Settle, onRejected: Settle];

/**
 * Collects one result for each element and reports when the last has come (the
 * remainingElementsCount of §27.2.4).
 */
class Results {
  readonly values: unknown[] = [];
  readonly #done: (values: unknown[]) => void;
  /** One more than the elements seen, until the iteration is over. */
  #remaining = 1;

  constructor(done: (values: unknown[]) => void) {
    this.#done = done;
  }

  /** Functions that set element `index`; only the first call of any of them counts. */
  slot(index: number): (make: (value: unknown) => unknown) => Settle {
    this.#remaining++;
    this.values.push(undefined);
    let alreadyCalled = false;
    return (make) => (value) => {
      if (alreadyCalled) return;
      alreadyCalled = true;
      this.values[index] = make(value);
      this.countDown();
    };
  }

  countDown(): void {
    if (--this.#remaining === 0) this.#done(this.values);
  }
}

const same = (value: unknown) => value;

/** An async stack trace goes on through the function of an element. */
function followed(name: string, index: number, { promise }: Capability, settle: Settle): Settle {
  noteSettler(settle, { promise, frame: `Promise.${name} (index ${index})` });
  return settle;
}

/** Promise.all, allSettled, any and race, ECMA-262 §27.2.4.1, .2, .3 and .5. */
export function defineCombinators(intrinsic: PromiseConstructor, operations: Operations): void {
  define(intrinsic, {
    all(this: unknown, iterable: unknown) {
      const capability = operations.newPromiseCapability(this);
      const results = new Results(capability.resolve);
      return combine(operations, this, iterable, capability, results, (index) => [
        followed('all', index, capability, results.slot(index)(same)),
        capability.reject,
      ]);
    },
    allSettled(this: unknown, iterable: unknown) {
      const capability = operations.newPromiseCapability(this);
      const results = new Results(capability.resolve);
      return combine(operations, this, iterable, capability, results, (index) => {
        const slot = results.slot(index);
        return [
          followed(
            'allSettled',
            index,
            capability,
            slot((value) => ({ status: 'fulfilled', value })),
          ),
          slot((reason) => ({ status: 'rejected', reason })),
        ];
      });
    },
    any(this: unknown, iterable: unknown) {
      const capability = operations.newPromiseCapability(this);
      const errors = new Results((all) =>
        capability.reject(new AggregateError(all, 'All promises were rejected')),
      );
      return combine(operations, this, iterable, capability, errors, (index) => [
        capability.resolve,
        followed('any', index, capability, errors.slot(index)(same)),
      ]);
    },
    race(this: unknown, iterable: unknown) {
      const capability = operations.newPromiseCapability(this);
      noteSettler(capability.resolve, capability);
      return combine(operations, this, iterable, capability, undefined, () => [
        capability.resolve,
        capability.reject,
      ]);
    },
  });
}

/**
 * PerformPromiseAll (§27.2.4.1.2) and its three siblings. They differ in the functions for an
 * element.
 */
function combine(
  operations: Operations,
  ctor: unknown,
  iterable: unknown,
  capability: Capability,
  results: Results | undefined,
  element: Element,
): object {
  try {
    const resolve = getPromiseResolve(ctor);
    let index = 0;
    for (const value of assertIterable(iterable)) {
      const promise = Reflect.apply(resolve, ctor, [value]) as PromiseLike<unknown>;
      promise.then(...element(index++));
    }
    results?.countDown();
  } catch (error) {
    operations.rethrowTermination(error);
    capability.reject(error);
  }
  return capability.promise;
}

/** §27.2.4.1.1 GetPromiseResolve */
function getPromiseResolve(ctor: unknown): (value: unknown) => unknown {
  const resolve: unknown = Reflect.get(ctor as object, 'resolve');
  if (typeof resolve !== 'function') throw new TypeError('Promise resolve is not callable');
  return resolve as (value: unknown) => unknown;
}

/** The message is V8's for a value that a built-in iterates over (kNotIterableNoSymbolLoad). */
function assertIterable(value: unknown): Iterable<unknown> {
  if (typeof Object(value)[Symbol.iterator] === 'function') return value as Iterable<unknown>;
  const isNullish = value === undefined || value === null;
  const what = isNullish
    ? value
    : isObject(value)
      ? typeof value
      : `${typeof value} ${display(value)}`;
  throw new TypeError(`${what} is not iterable (cannot read property Symbol(Symbol.iterator))`);
}
