/**
 * The positions of a run's moments, as they are when a reader begins to drag. While the reader drags, other runs are
 * drawn on this clock, and every moment that they have in common with this run keeps its position (frozen-clock.ts).
 */
export interface FrozenClock {
  /** In the order of the run, from the first to the last. */
  readonly moments: readonly FrozenMoment[];
  /** Length of the axis in pixels, as in Clock. */
  readonly span: number;
}

interface FrozenMoment {
  readonly id: string;
  /** Microseconds since the start of the run, because the zero of a picture moves with its FIN. */
  readonly t: number;
  readonly x: number;
}

/**
 * After the last moment the rest of the axis is compressed, so that it holds every later time: a time this long after
 * the last moment is drawn in the middle of the rest.
 */
export const HALF_REST_US = 2_000;

/** The pixel of a time on a clock. @param t microseconds since the start of the run */
export function pixelAt({ moments, span }: FrozenClock, t: number): number {
  const after = moments.findIndex((moment) => moment.t > t);
  const to = moments[after];
  const from = to ? moments[after - 1] : moments.at(-1);
  if (!from) return to?.x ?? 0;
  if (!to) return from.x + (span - from.x) * (1 - 1 / (1 + (t - from.t) / HALF_REST_US));
  return from.x + ((to.x - from.x) * (t - from.t)) / (to.t - from.t);
}
