import { native, natives } from '../engine/native.ts';

type Methods = Record<string, (...args: never[]) => unknown>;

/**
 * Defines methods with the attributes of built-in ones (ECMA-262 §17): writable, configurable, not
 * enumerable.
 */
export function define(target: object, methods: Methods): void {
  for (const [name, value] of Object.entries(methods)) {
    natives.add(value);
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

/** Defines a built-in accessor, named `get [Symbol.species]` as ECMA-262 §17 wants. */
export function defineGetter(target: object, key: symbol, get: () => unknown): void {
  native(`get [${key.description}]`, get);
  Object.defineProperty(target, key, { get, configurable: true });
}
