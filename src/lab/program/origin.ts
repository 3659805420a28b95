import type { ReaderFrame } from './frames.ts';
import type { Place } from './place.ts';

/*
 * What the Lab knows about an error beside the error. An engine keeps such things in the error
 * itself, where programs cannot see them; a weak map is as near as a library gets.
 */

const origins = new WeakMap<object, ReaderFrame>();
const awaiters = new WeakMap<object, readonly Place[]>();

/** For an error made by a reader's file itself, and not by a library that it called: where. */
export function setOrigin(error: object, frame: ReaderFrame): void {
  origins.set(error, frame);
}

/** Known once `error.stack` has been read. */
export function originOf(error: unknown): ReaderFrame | undefined {
  return typeof error === 'object' && error !== null ? origins.get(error) : undefined;
}

/**
 * Who was awaiting the function that the error came from. The first account is the nearest to the
 * truth.
 */
export function setAwaiters(error: object, places: readonly Place[]): void {
  if (!awaiters.has(error)) awaiters.set(error, places);
}

export function awaitersOf(error: object): readonly Place[] {
  return awaiters.get(error) ?? [];
}
