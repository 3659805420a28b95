import { display } from './display.ts';
import { isObject } from './slots.ts';

/** ECMA-262 §7.4.1 Iterator Record. */
export interface IteratorRecord {
  readonly iterator: object;
  readonly nextMethod: (value?: unknown) => unknown;
}

/** §7.3.11 GetMethod. `refusal` is the message for what cannot be called. */
export function getMethod(
  value: unknown,
  key: PropertyKey,
  refusal?: string,
): ((...args: unknown[]) => unknown) | undefined {
  if (value === undefined || value === null) return undefined;
  const method: unknown = Reflect.get(Object(value), key, value);
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function')
    throw new TypeError(refusal ?? `${display(method)} is not a function`);
  return method as (...args: unknown[]) => unknown;
}

export function assertIteratorResult(
  result: unknown,
): asserts result is IteratorResult<unknown, unknown> {
  if (!isObject(result)) throw new TypeError(`Iterator result ${display(result)} is not an object`);
}
