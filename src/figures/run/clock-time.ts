/**
 * A clock as it stands: where the moments of a run are. A reader who moves something along it holds it, and a run
 * that is drawn on it then keeps in their places all moments that the two have in common (frozen-clock.ts).
 */
export interface FrozenClock {
  /** In the order of the run, from the first to the last. */
  readonly moments: readonly FrozenMoment[];
  /** Pixels of the axis, as in Clock. */
  readonly span: number;
}

interface FrozenMoment {
  readonly id: string;
  /** Microseconds since the start of the run: the zero of a picture moves with its FIN. */
  readonly t: number;
  readonly x: number;
}

/** Beyond the last moment the axis goes on by logarithm: a time this long after it takes up half of the rest. */
export const HALF_REST_US = 2_000;

/** Where a time is on a clock. @param t microseconds since the start of the run */
export function pixelAt({ moments, span }: FrozenClock, t: number): number {
  const after = moments.findIndex((moment) => moment.t > t);
  const to = moments[after];
  const from = to ? moments[after - 1] : moments.at(-1);
  if (!from) return to?.x ?? 0;
  if (!to) return from.x + (span - from.x) * (1 - 1 / (1 + (t - from.t) / HALF_REST_US));
  return from.x + ((to.x - from.x) * (t - from.t)) / (to.t - from.t);
}
