import {
  bareList,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  is,
  isAmong,
  isExtensible,
  ownKeys,
  push,
  setPrototypeOf,
} from './captured.ts';
import { GLOBAL_NAMES, intrinsicObjects } from './objects.ts';

/** What a program did to one property of an intrinsic. */
export interface Change {
  /** `Array.prototype` */
  readonly name: string;
  readonly object: object;
  /** PROTOTYPE or EXTENSIBLE for the object itself. */
  readonly key: PropertyKey;
  /** Undefined: the property was added. */
  readonly before: PropertyDescriptor | undefined;
  /** Undefined: the property was deleted. */
  readonly after: PropertyDescriptor | undefined;
}

/** Another prototype, and no more properties: changes of an object as a whole, as if they were properties. */
export const PROTOTYPE = Symbol('__proto__');
export const EXTENSIBLE = Symbol('extensible');

/**
 * Objects that the Lab changes for the time of every run: for stack traces, for functions made of texts and the texts of
 * functions, for the words of JSON.parse, and for the locale.
 */
const ALWAYS: readonly object[] = [
  Error,
  Error.prototype,
  Function.prototype,
  getPrototypeOf(function* () {}) as object,
  getPrototypeOf(async () => {}) as object,
  getPrototypeOf(async function* () {}) as object,
  JSON,
  Number.prototype,
  BigInt.prototype,
  String.prototype,
];

/** Whether the Lab changes this object for every run, so that it can make none when nobody may change it. */
export function isChangedByRuns(object: object): boolean {
  return isAmong(ALWAYS, object);
}

interface Known {
  readonly name: string;
  readonly object: object;
  readonly prototype: object | null;
  isExtensible: boolean;
  keys: readonly PropertyKey[];
  descriptors: readonly PropertyDescriptor[];
  /** Not all keys count: the global object has the host's, too. */
  readonly isPart: boolean;
}

/** The built-ins that all programs of this realm share, as they were before any program ran. */
export class Intrinsics {
  readonly #known: readonly Known[];
  /** What the Lab itself changed for the run before. */
  #installed: readonly object[] = bareList();

  constructor() {
    const known = bareList<Known>();
    push(known, knownOf('globalThis', globalThis, GLOBAL_NAMES));
    for (const [name, object] of intrinsicObjects()) push(known, knownOf(name, object));
    this.#known = known;
  }

  /**
   * To be called when a run begins, after the Lab has installed what belongs to its release.
   *
   * @param installed the objects of which the Lab changed members for this run
   */
  begin(installed: readonly object[]): void {
    for (let index = 0; index < this.#known.length; index++) {
      const known = this.#known[index] as Known;
      const { object } = known;
      if (
        !isAmong(installed, object) &&
        !isAmong(this.#installed, object) &&
        !isAmong(ALWAYS, object)
      )
        continue;
      known.keys = keysOf(object);
      known.descriptors = descriptorsOf(object, known.keys);
    }
    this.#installed = installed;
  }

  /** All that is different now. */
  changes(): readonly Change[] {
    const changes = bareList<Change>();
    for (let index = 0; index < this.#known.length; index++) {
      compare(this.#known[index] as Known, changes);
    }
    return changes;
  }

  /** What cannot be taken back is what is known from now on. */
  accept(changes: readonly Change[]): void {
    for (let index = 0; index < this.#known.length; index++) {
      const known = this.#known[index] as Known;
      if (known.isPart || !isConcerned(known.object, changes)) continue;
      known.keys = keysOf(known.object);
      known.descriptors = descriptorsOf(known.object, known.keys);
      known.isExtensible = isExtensible(known.object);
    }
  }
}

/** Makes the changes, or takes them back. @returns those that could not be made */
export function apply(changes: readonly Change[], back: boolean): readonly Change[] {
  const failed = bareList<Change>();
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index] as Change;
    const { object, key } = change;
    const to = back ? change.before : change.after;
    if (key === EXTENSIBLE) {
      if (back) push(failed, change);
    } else if (key === PROTOTYPE) {
      if (!setPrototypeOf(object, (to as PropertyDescriptor).value)) push(failed, change);
    } else if (!(to ? defineProperty(object, key, to) : deleteProperty(object, key))) {
      push(failed, change);
    }
  }
  return failed;
}

function knownOf(name: string, object: object, part?: readonly PropertyKey[]): Known {
  const keys = part ?? keysOf(object);
  return {
    name,
    object,
    prototype: getPrototypeOf(object),
    isExtensible: isExtensible(object),
    keys,
    descriptors: descriptorsOf(object, keys),
    isPart: part !== undefined,
  };
}

function keysOf(object: object): PropertyKey[] {
  const keys = ownKeys(object);
  setPrototypeOf(keys, null);
  return keys;
}

/** Without prototypes, so that a `value` or `get` on Object.prototype says nothing about them. */
function descriptorsOf(object: object, keys: readonly PropertyKey[]): PropertyDescriptor[] {
  const descriptors = bareList<PropertyDescriptor>();
  for (let index = 0; index < keys.length; index++) {
    push(descriptors, descriptorOf(object, keys[index] as PropertyKey) as PropertyDescriptor);
  }
  return descriptors;
}

function descriptorOf(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  const descriptor = getOwnPropertyDescriptor(object, key);
  if (descriptor) setPrototypeOf(descriptor, null);
  return descriptor;
}

function compare(known: Known, changes: Change[]): void {
  const { name, object, keys, descriptors, prototype, isPart } = known;
  const note = (key: PropertyKey, before?: PropertyDescriptor, after?: PropertyDescriptor) =>
    push(changes, { name, object, key, before, after });
  const now = getPrototypeOf(object);
  if (now !== prototype) note(PROTOTYPE, bareValue(prototype), bareValue(now));
  let left = 0;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    const before = descriptors[index];
    const after = getOwnPropertyDescriptor(object, key);
    if (after) left++;
    if (!isSame(before, after)) note(key, before, descriptorOf(object, key));
  }
  if (!isPart) {
    const present = ownKeys(object);
    for (let index = 0; left < present.length && index < present.length; index++) {
      const key = present[index] as PropertyKey;
      if (!isAmong(keys, key)) note(key, undefined, descriptorOf(object, key));
    }
  }
  if (known.isExtensible && !isExtensible(object)) note(EXTENSIBLE);
}

function bareValue(value: unknown): PropertyDescriptor {
  const descriptor = { value };
  setPrototypeOf(descriptor, null);
  return descriptor;
}

/**
 * `other` has a prototype, which costs less than to take it off. A program that adds what deceives this is found by what it
 * added.
 */
function isSame(one: PropertyDescriptor | undefined, other: PropertyDescriptor | undefined) {
  if (!one || !other) return one === other;
  if (one.enumerable !== other.enumerable || one.configurable !== other.configurable) return false;
  // Only fields that `other` has itself are read, unless it is of the other kind.
  return one.writable === undefined
    ? one.get === other.get && one.set === other.set
    : is(one.value, other.value) && one.writable === other.writable;
}

function isConcerned(object: object, changes: readonly Change[]): boolean {
  for (let index = 0; index < changes.length; index++) {
    if (changes[index]?.object === object) return true;
  }
  return false;
}
