import type { JobKind } from './hooks.ts';

/** A promise and the functions that settle it, ECMA-262 §27.2.1.1. */
export interface Capability {
  readonly promise: object;
  readonly resolve: (resolution?: unknown) => void;
  readonly reject: (reason?: unknown) => void;
}

/** An async function that waits for a promise. An async stack trace follows these. */
export interface Awaiter {
  /** The promise of the function itself. */
  readonly promise: object;
  /** Where it waits, as its AwaitWatch describes places. */
  readonly place: unknown;
}

/**
 * ECMA-262 §27.2.1.2, with what V8 keeps in addition: the job's kind, its async context, the hooked
 * promise.
 */
export interface Reaction {
  readonly capability: Capability | undefined;
  readonly onFulfilled: ((value: unknown) => unknown) | undefined;
  readonly onRejected: ((reason: unknown) => unknown) | undefined;
  readonly kind: JobKind;
  readonly awaiter: Awaiter | undefined;
  readonly frame: unknown;
  /** The call of the program that it was registered in. */
  readonly call: unknown;
  /** The promise that lifecycle hooks are given `before` and `after` this reaction. */
  readonly hooked: object | undefined;
}

export const PENDING = 0;
export const FULFILLED = 1;
export const REJECTED = 2;

/**
 * The internal slots of a promise, ECMA-262 §27.2.6. States are numbered as V8's
 * Promise::PromiseState.
 */
export interface PromiseSlots {
  state: 0 | 1 | 2;
  result: unknown;
  isHandled: boolean;
  reactions: Reaction[];
}

/**
 * A base whose constructor returns its argument, so that a subclass's private fields land on that
 * object.
 */
class Stamp {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: returning the object is what stamps it.
    return object;
  }
}

/**
 * Internal slots as private fields: invisible to reflection and to util.inspect, unlike symbols,
 * and cheaper than a WeakMap.
 */
class Slotted extends Stamp {
  #slots: PromiseSlots;

  constructor(object: object) {
    super(object);
    this.#slots = { state: PENDING, result: undefined, isHandled: false, reactions: [] };
  }

  static slotsOf(object: object): PromiseSlots | undefined {
    return #slots in object ? object.#slots : undefined;
  }
}

/** Makes an ordinary object a pending promise. */
export function addSlots(object: object): void {
  new Slotted(object);
}

/** The slots of a promise; undefined for anything else (IsPromise, ECMA-262 §27.2.1.6). */
export function slotsOf(value: unknown): PromiseSlots | undefined {
  return isObject(value) ? Slotted.slotsOf(value) : undefined;
}

/** The slots of an object that is a promise. Throws for anything else. */
export function promiseSlots(promise: object): PromiseSlots {
  const slots = Slotted.slotsOf(promise);
  if (slots === undefined) throw new TypeError('not a promise');
  return slots;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
