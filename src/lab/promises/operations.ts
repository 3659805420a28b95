import { LimitReached } from '../limits.ts';
import { noteSettler } from './async-stack.ts';
import { display } from './display.ts';
import type { PromiseHooks, PromiseLifecycle } from './hooks.ts';
import type { JobQueue } from './job-queue.ts';
import {
  type Awaiter,
  addSlots,
  type Capability,
  FULFILLED,
  isObject,
  PENDING,
  type PromiseSlots,
  promiseSlots,
  REJECTED,
  type Reaction,
  slotsOf,
} from './slots.ts';

/** Differences between releases of Node that come from their V8. */
interface PromiseRelease {
  /**
   * `for await` over a sync iterator closes it when an element rejects (ECMAScript 2025, V8 13,
   * Node 24). Compared with the binaries from 18 to 26.
   */
  readonly closesRejectedIterators: boolean;
  /** `yield*` awaits each value of its delegate once more (ECMAScript until 2022, V8 10.2). */
  readonly awaitsDelegated: boolean;
  /** Functions of Promise that came after Node 18. */
  readonly has: { readonly withResolvers: boolean; readonly try: boolean };
}

type Settlement = typeof FULFILLED | typeof REJECTED;

/** The abstract operations of ECMA-262 §27.2.1, each under its name there, for one process. */
export class Operations {
  readonly queue: JobQueue;
  readonly hooks: PromiseHooks;
  lifecycle: PromiseLifecycle = Object.create(null);
  /** %Promise%, which is made from these operations. */
  readonly intrinsic: PromiseConstructor;

  readonly release: PromiseRelease;
  /** The promise of the `then` whose handler is running. */
  reacting: object | undefined;

  constructor(
    queue: JobQueue,
    hooks: PromiseHooks,
    release: PromiseRelease,
    makeIntrinsic: (operations: Operations) => PromiseConstructor,
  ) {
    this.queue = queue;
    this.hooks = hooks;
    this.release = release;
    this.intrinsic = makeIntrinsic(this);
  }

  /** A pending %Promise% made by the engine itself: by `then`, by an async function. */
  newIntrinsicPromise(parent?: object): object {
    const promise: object = Object.create(this.intrinsic.prototype);
    addSlots(promise);
    this.lifecycle.init?.(promise, parent);
    return promise;
  }

  /**
   * §27.2.1.3 CreateResolvingFunctions and, in `resolve`, §27.2.1.3.2 Promise Resolve Functions.
   */
  createResolvingFunctions(promise: object): Omit<Capability, 'promise'> {
    let alreadyResolved = false;
    return {
      resolve: (resolution) => {
        if (alreadyResolved) return this.hooks.reject?.(3, promise, resolution);
        alreadyResolved = true;
        this.#resolvePromise(promise, resolution);
      },
      reject: (reason) => {
        if (alreadyResolved) return this.hooks.reject?.(2, promise, reason);
        alreadyResolved = true;
        this.rejectPromise(promise, reason);
      },
    };
  }

  /** §27.2.1.3.2, steps 7 to 15. */
  #resolvePromise(promise: object, resolution: unknown) {
    if (resolution === promise) {
      const cycle = `Chaining cycle detected for promise ${display(promise)}`;
      return this.#settle(promise, REJECTED, new TypeError(cycle));
    }
    if (!isObject(resolution)) return this.#settle(promise, FULFILLED, resolution);
    let then: unknown;
    try {
      then = Reflect.get(resolution, 'then');
    } catch (error) {
      this.rethrowTermination(error);
      return this.#settle(promise, REJECTED, error);
    }
    if (typeof then !== 'function') return this.#settle(promise, FULFILLED, resolution);
    this.#enqueueResolveThenableJob(promise, resolution, then);
  }

  /** §27.2.2.2 NewPromiseResolveThenableJob */
  #enqueueResolveThenableJob(promise: object, thenable: object, then: unknown): void {
    const run = () => {
      const { resolve, reject } = this.createResolvingFunctions(promise);
      noteSettler(resolve, { promise });
      try {
        Reflect.apply(then as () => void, thenable, [resolve, reject]);
      } catch (error) {
        this.rethrowTermination(error);
        reject(error);
      }
    };
    this.queue.enqueue('thenable', () => this.#hooked(promise, run));
  }

  /**
   * Runs a job between the hooks `before` and `after`. Each is looked up when it is called: a job
   * may enable it.
   */
  #hooked(promise: object | undefined, job: () => void): void {
    if (promise !== undefined) this.lifecycle.before?.(promise);
    try {
      job();
    } finally {
      if (promise !== undefined) this.lifecycle.after?.(promise);
    }
  }

  /** §27.2.1.7 RejectPromise */
  rejectPromise(promise: object, reason: unknown): void {
    this.hooks.rejected?.(reason);
    this.#settle(promise, REJECTED, reason);
  }

  /** §27.2.1.4 FulfillPromise and §27.2.1.7 RejectPromise, which differ in the tracker only. */
  #settle(promise: object, state: Settlement, result: unknown): void {
    this.lifecycle.settled?.(promise);
    const slots = promiseSlots(promise);
    const { reactions } = slots;
    slots.state = state;
    slots.result = result;
    slots.reactions = [];
    if (state === REJECTED && !slots.isHandled) this.hooks.reject?.(0, promise, result);
    // §27.2.1.8 TriggerPromiseReactions
    for (const reaction of reactions) this.#enqueueReactionJob(reaction, state, result);
  }

  /** §27.2.2.1 NewPromiseReactionJob */
  #enqueueReactionJob(reaction: Reaction, state: Settlement, argument: unknown): void {
    const run = () => this.#hooked(reaction.hooked, () => this.#react(reaction, state, argument));
    this.queue.enqueue(reaction.kind, run, reaction);
  }

  #react(reaction: Reaction, state: Settlement, argument: unknown): void {
    const { capability } = reaction;
    const handler = state === FULFILLED ? reaction.onFulfilled : reaction.onRejected;
    if (handler === undefined) {
      if (state === FULFILLED) capability?.resolve(argument);
      else capability?.reject(argument);
      return;
    }
    let result: unknown;
    this.reacting = capability?.promise;
    try {
      result = handler(argument);
    } catch (error) {
      this.rethrowTermination(error);
      this.hooks.threw?.(error);
      // Only the engine's own handlers have no capability, and those do not throw by themselves.
      if (capability === undefined) throw error;
      capability.reject(error);
      return;
    } finally {
      this.reacting = undefined;
    }
    if (capability !== undefined) capability.resolve(result);
    else if (reaction.hooked) this.lifecycle.settled?.(reaction.hooked);
  }

  /** §27.2.1.5 NewPromiseCapability */
  newPromiseCapability(ctor: unknown, parent?: object): Capability {
    if (ctor === this.intrinsic) {
      const promise = this.newIntrinsicPromise(parent);
      return { promise, ...this.createResolvingFunctions(promise) };
    }
    if (typeof ctor !== 'function') {
      throw new TypeError(`${display(ctor)} is not a constructor`);
    }
    let resolve: unknown;
    let reject: unknown;
    const promise: object = Reflect.construct(ctor, [
      (resolveGiven: unknown, rejectGiven: unknown) => {
        if (resolve !== undefined || reject !== undefined) {
          throw new TypeError(
            'Promise executor has already been invoked with non-undefined arguments',
          );
        }
        resolve = resolveGiven;
        reject = rejectGiven;
      },
    ]);
    if (typeof resolve !== 'function' || typeof reject !== 'function') {
      throw new TypeError('Promise resolve or reject function is not callable');
    }
    return { promise, resolve, reject } as Capability;
  }

  /** §27.2.4.7.1 PromiseResolve. `parent`: of the promise that it makes, for hooks. */
  promiseResolve(ctor: unknown, value: unknown, parent?: object): object {
    if (slotsOf(value) !== undefined && Reflect.get(value as object, 'constructor') === ctor) {
      return value as object;
    }
    const capability = this.newPromiseCapability(ctor, parent);
    capability.resolve(value);
    return capability.promise;
  }

  /** §27.2.5.4.1 PerformPromiseThen */
  performPromiseThen(
    promise: object,
    onFulfilled: unknown,
    onRejected: unknown,
    capability: Capability,
  ): void {
    this.#addReaction(promise, {
      capability,
      onFulfilled: typeof onFulfilled === 'function' ? (onFulfilled as () => void) : undefined,
      onRejected: typeof onRejected === 'function' ? (onRejected as () => void) : undefined,
      kind: 'reaction',
      awaiter: undefined,
      frame: this.queue.currentFrame(),
      call: this.queue.currentCall(),
      hooked: capability.promise,
    });
  }

  /**
   * §27.7.5.3 Await: one tick for a native promise. Throws when reading `value.constructor` does.
   */
  await(
    value: unknown,
    onFulfilled: (value: unknown) => void,
    onRejected: (reason: unknown) => void,
    awaiter?: Awaiter,
    parent?: object,
  ): void {
    const promise = this.promiseResolve(this.intrinsic, value, parent);
    this.#addReaction(promise, {
      capability: undefined,
      onFulfilled,
      onRejected,
      kind: 'await',
      awaiter,
      frame: this.queue.currentFrame(),
      call: this.queue.currentCall(),
      hooked: this.#throwaway(promise),
    });
  }

  #addReaction(promise: object, reaction: Reaction): void {
    const slots = promiseSlots(promise);
    if (slots.state === PENDING) slots.reactions.push(reaction);
    else this.#reactToSettled(promise, slots, slots.state, reaction);
    slots.isHandled = true;
  }

  #reactToSettled(promise: object, slots: PromiseSlots, state: Settlement, reaction: Reaction) {
    if (state === REJECTED && !slots.isHandled) this.hooks.reject?.(1, promise, undefined);
    this.#enqueueReactionJob(reaction, state, slots.result);
  }

  /**
   * An await has no promise of its own. When there are lifecycle hooks, V8 makes one for them
   * (Runtime_AwaitPromisesInit, src/runtime/runtime-promise.cc).
   */
  #throwaway(awaited: object): object | undefined {
    if (this.lifecycle.init === undefined) return undefined;
    const promise = this.newIntrinsicPromise(awaited);
    promiseSlots(promise).isHandled = true;
    return promise;
  }

  /**
   * Rethrows an exception that ends the process, because V8's TerminateExecution cannot be caught.
   */
  rethrowTermination(error: unknown): void {
    if (this.isTermination(error)) throw error;
  }

  isTermination(error: unknown): boolean {
    return error instanceof LimitReached || this.hooks.isTermination?.(error) === true;
  }
}
