import type { ReaderFrame } from './frames.ts';
import type { Place } from './place.ts';

/*
 * What the Lab knows about an error besides its properties. An engine keeps this in the error
 * itself, where programs cannot see it. A library can use a weak map.
 */

const origins = new WeakMap<object, ReaderFrame>();
const awaiters = new WeakMap<object, readonly Place[]>();

/** Notes where a file of the reader made an error. Errors that libraries make have no origin. */
export function setOrigin(error: object, frame: ReaderFrame): void {
  origins.set(error, frame);
}

/** Known once `error.stack` has been read. */
export function originOf(error: unknown): ReaderFrame | undefined {
  return typeof error === 'object' && error !== null ? origins.get(error) : undefined;
}

/**
 * Notes the awaits that waited for the function that the error came from. Later calls for the same
 * error are ignored, because they are further from the place.
 */
export function setAwaiters(error: object, places: readonly Place[]): void {
  if (!awaiters.has(error)) awaiters.set(error, places);
}

export function awaitersOf(error: object): readonly Place[] {
  return awaiters.get(error) ?? [];
}
