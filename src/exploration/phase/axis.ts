/** Cells along each side of a plane when it is divided as finely as it can be. */
export const FINEST = 64;

/** A range of durations in microseconds. Equal steps on it are equal ratios. */
export interface PhaseAxis {
  /**
   * `callback`: what an outermost callback of the client costs. `asked`: when request 2 is made, after response 1; it is
   * set through the cost of a callback. `wait`: a setTimeout before each later request, in whole milliseconds. `fin`: when
   * the server's FIN reaches the client, after response 1.
   */
  readonly kind: 'callback' | 'asked' | 'wait' | 'fin';
  readonly fromUs: number;
  readonly toUs: number;
}

/** The duration at a step of an axis, in microseconds. @param step 0 to FINEST, fractions allowed */
export function usAt({ kind, fromUs, toUs }: PhaseAxis, step: number): number {
  const us = Math.round(fromUs * (toUs / fromUs) ** (step / FINEST));
  return kind === 'wait' ? Math.round(us / 1000) * 1000 : us;
}

/** The step of a duration, with its fraction; less than 0 or more than FINEST outside of the axis. */
export function stepAtTime({ fromUs, toUs }: PhaseAxis, us: number): number {
  return (FINEST * Math.log(us / fromUs)) / Math.log(toUs / fromUs);
}

/** Powers of ten on an axis, in microseconds. */
export function powersOfTen({ fromUs, toUs }: PhaseAxis): readonly number[] {
  return [10, 100, 1_000, 10_000, 100_000].filter((us) => us >= fromUs && us <= toUs);
}
