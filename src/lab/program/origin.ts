import type { ReaderFrame } from './frames.ts';
import type { Place } from './place.ts';
import type { ProgramSource } from './source.ts';

/*
 * What the Lab knows about an error besides its properties. An engine keeps this in the error
 * itself, where programs cannot see it. A library can use a weak map.
 */

const origins = new WeakMap<object, ReaderFrame>();
const awaiters = new WeakMap<object, readonly (Place | string)[]>();

/** Notes where a file of the reader made an error. Errors that libraries make have no origin. */
export function setOrigin(error: object, frame: ReaderFrame): void {
  origins.set(error, frame);
}

/** A place of a `throw` in one of the reader's files. */
interface Throw {
  readonly value: unknown;
  readonly source: ProgramSource;
  readonly offset: number;
}

let lastThrow: Throw | undefined;
/** Errors that a program has made with `new` and not thrown itself. */
const onlyMade = new WeakSet<object>();

export function noteThrow(thrown: Throw): void {
  lastThrow = thrown;
  if (isObject(thrown.value)) onlyMade.delete(thrown.value);
}

export function noteMade(error: unknown): void {
  if (isObject(error)) onlyMade.add(error);
}

/** Whether a program made this error and left the throwing to Node's lib, as with `emitter.emit('error', error)`. */
export function isOnlyMade(error: unknown): boolean {
  return isObject(error) && onlyMade.has(error);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Where a value was thrown, if it was the last one that a reader's file threw. */
export function throwOf(value: unknown): Throw | undefined {
  return lastThrow !== undefined && Object.is(lastThrow.value, value) ? lastThrow : undefined;
}

/** Known once `error.stack` has been read. */
export function originOf(error: unknown): ReaderFrame | undefined {
  return isObject(error) ? origins.get(error) : undefined;
}

/** Notes what waited for the code that the error came from: places of awaits, and frames such as `Promise.all (index 0)`. */
export function setAwaiters(error: object, waiters: readonly (Place | string)[]): void {
  awaiters.set(error, waiters);
}

/** Undefined as long as nothing is known. The first account counts: later ones are further from the place. */
export function awaitersOf(error: object): readonly (Place | string)[] | undefined {
  return awaiters.get(error);
}

/**
 * Whether Node's assert made an error. Its constructor reads `stack` itself, and leaves the functions of assert out of it
 * (lib/internal/assert/assertion_error.js).
 */
export function isAssertionError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return Object.getOwnPropertyDescriptor(error, 'code')?.value === 'ERR_ASSERTION';
}
