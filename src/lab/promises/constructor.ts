import { native } from '../engine/native.ts';
import { defineCombinators } from './combinators.ts';
import { display } from './display.ts';
import type { Operations } from './operations.ts';
import { define, defineGetter } from './properties.ts';
import { addSlots, isObject, slotsOf } from './slots.ts';

type Executor = (resolve: (value?: unknown) => void, reject: (reason?: unknown) => void) => void;

/** %Promise%, ECMA-262 §27.2.3 to §27.2.5, with the attributes and lengths of the native one. */
export function createConstructor(operations: Operations): PromiseConstructor {
  // A function and not a class, because util.inspect tells the two apart by their source text.
  function SimulatedPromise(this: object, executor: Executor) {
    if (new.target === undefined) {
      throw new TypeError("Promise constructor cannot be invoked without 'new'");
    }
    if (typeof executor !== 'function') {
      throw new TypeError(`Promise resolver ${display(executor)} is not a function`);
    }
    addSlots(this);
    operations.lifecycle.init?.(this, undefined);
    const { resolve, reject } = operations.createResolvingFunctions(this);
    try {
      executor(resolve, reject);
    } catch (error) {
      operations.rethrowTermination(error);
      reject(error);
    }
  }
  const intrinsic = SimulatedPromise as unknown as PromiseConstructor;
  native('Promise', intrinsic);
  Object.defineProperty(intrinsic, 'prototype', { writable: false });
  definePrototype(intrinsic, operations);
  defineCombinators(intrinsic, operations);
  defineStatics(intrinsic, operations);
  return intrinsic;
}

/** §27.2.5 */
function definePrototype(intrinsic: PromiseConstructor, operations: Operations): void {
  define(intrinsic.prototype, {
    /** §27.2.5.4 */
    // biome-ignore lint/suspicious/noThenProperty: this is where `then` comes from.
    then(this: unknown, onFulfilled: unknown, onRejected: unknown) {
      if (slotsOf(this) === undefined) {
        const receiver = display(this);
        throw new TypeError(
          `Method Promise.prototype.then called on incompatible receiver ${receiver}`,
        );
      }
      const promise = this as object;
      const ctor = speciesConstructor(promise, intrinsic);
      const capability = operations.newPromiseCapability(ctor, promise);
      operations.performPromiseThen(promise, onFulfilled, onRejected, capability);
      return capability.promise;
    },
    /** §27.2.5.1 */
    catch(this: PromiseLike<unknown>, onRejected: (reason: unknown) => unknown) {
      return this.then(undefined, onRejected);
    },
    /** §27.2.5.3 */
    finally(this: unknown, onFinally: unknown) {
      if (!isObject(this)) {
        throw new TypeError('Promise.prototype.finally called on non-object');
      }
      const ctor = speciesConstructor(this, intrinsic);
      const { then } = this as PromiseLike<unknown>;
      if (typeof onFinally !== 'function')
        return then.call(this, onFinally as null, onFinally as null);
      const settleAfter = (settle: () => unknown) => {
        const promise = operations.promiseResolve(ctor, onFinally());
        return (promise as PromiseLike<unknown>).then(settle);
      };
      return then.call(
        this,
        (value: unknown) => settleAfter(() => value),
        (reason: unknown) =>
          settleAfter(() => {
            throw reason;
          }),
      );
    },
  });
  Object.defineProperty(intrinsic.prototype, Symbol.toStringTag, {
    value: 'Promise',
    configurable: true,
  });
}

/** §27.2.4 without the combinators */
function defineStatics(intrinsic: PromiseConstructor, operations: Operations): void {
  define(intrinsic, {
    /** §27.2.4.7 */
    resolve(this: unknown, value: unknown) {
      if (!isObject(this)) throw new TypeError('PromiseResolve called on non-object');
      return operations.promiseResolve(this, value);
    },
    /** §27.2.4.6 */
    reject(this: unknown, reason: unknown) {
      const capability = operations.newPromiseCapability(this);
      capability.reject(reason);
      return capability.promise;
    },
  });
  const { has } = operations.release;
  if (has.withResolvers) {
    define(intrinsic, {
      /** §27.2.4.9 */
      withResolvers(this: unknown) {
        const { promise, resolve, reject } = operations.newPromiseCapability(this);
        return { promise, resolve, reject };
      },
    });
  }
  if (has.try) {
    define(intrinsic, {
      /** §27.2.4.8 */
      try(this: unknown, callback: (...args: unknown[]) => unknown, ...args: unknown[]) {
        const capability = operations.newPromiseCapability(this);
        try {
          capability.resolve(callback(...args));
        } catch (error) {
          operations.rethrowTermination(error);
          capability.reject(error);
        }
        return capability.promise;
      },
    });
  }
  defineGetter(intrinsic, Symbol.species, function (this: unknown) {
    return this;
  });
}

/** §7.3.22 SpeciesConstructor */
function speciesConstructor(object: object, fallback: PromiseConstructor): unknown {
  const ctor: unknown = Reflect.get(object, 'constructor');
  if (ctor === undefined) return fallback;
  if (!isObject(ctor)) throw new TypeError('The .constructor property is not an object');
  return Reflect.get(ctor, Symbol.species) ?? fallback;
}
