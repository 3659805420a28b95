/** Least distance between two stops, in pixels, so that a pointer can choose between stops at the same place. */
const APART_PX_MIN = 22;

/**
 * The stop that is nearest to a pointer.
 * @param stops positions in pixels, from left to right; some may be the same
 * @returns index of the stop
 */
export function nearest(x: number, stops: readonly number[]): number {
  let last = Number.NEGATIVE_INFINITY;
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, stop] of stops.entries()) {
    last = Math.max(stop, last + APART_PX_MIN);
    const away = Math.abs(last - x);
    if (away < least) [least, found] = [away, index];
  }
  return found;
}
