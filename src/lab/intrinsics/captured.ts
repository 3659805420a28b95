/*
 * Functions of ECMAScript as they were when the Lab was loaded. Code that looks at what a program did to the built-ins
 * uses these alone: no method, no iteration and no list with a prototype, because a program can change all of those.
 */

export const {
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isExtensible,
  ownKeys,
  setPrototypeOf,
} = Reflect;
export const { hasOwn, is } = Object;

/** A method as a function: `uncurried(Map.prototype.get)(map, key)`. */
const { bind, call } = Function.prototype;
const uncurried = call.bind(bind as never, call) as unknown as <This, Args extends unknown[], R>(
  method: (this: This, ...args: Args) => R,
) => (self: This, ...args: Args) => R;

const pushed = uncurried(Array.prototype.push);

/** A list that has no prototype: no setter of a program's hears what is put into it. */
export function bareList<T>(): T[] {
  const list: T[] = [];
  setPrototypeOf(list, null);
  return list;
}

/** Appends to a list without a prototype. */
export const push: <T>(list: T[], item: T) => void = (list, item) => void pushed(list, item);

/** Like `list.includes(item)`. */
export function isAmong<T>(list: readonly T[], item: T): boolean {
  for (let index = 0; index < list.length; index++) if (list[index] === item) return true;
  return false;
}

const description = uncurried(
  Object.getOwnPropertyDescriptor(Symbol.prototype, 'description')?.get as (
    this: symbol,
  ) => string | undefined,
);

/** `.push`, `[Symbol.iterator]` */
export function suffixOf(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${description(key)}]` : `.${key as string}`;
}
