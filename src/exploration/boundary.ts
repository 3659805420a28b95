/**
 * The time that a boundary is on. `process`: how long a callback of the client takes; `timer`: how
 * late its timers are.
 */
export type BoundaryKnob = 'fin' | 'process' | 'timer' | 'wake' | 'phase';

/** The place where the answer of a scenario changes when one thing is changed. */
export interface Boundary {
  readonly knob: BoundaryKnob;
  /**
   * A place with the other answer, as near to the boundary as two digits can say, because the model
   * is no more precise. A FIN counts from the response, as the knob `fin` does.
   */
  readonly value: number;
  readonly unit: 'ms';
  /** Where the other answer lies: from `value` on, up to `value`, or only there. */
  readonly direction: 'above' | 'below' | 'at';
  /** Set when the answer changes only with the FIN at another time than in the scenario. */
  readonly beside?: { readonly knob: 'fin'; readonly value: number; readonly unit: 'ms' };
}

const DIGITS = 2;

/** @param us microseconds, on the side of the other answer; the rounded value stays on that side */
export function boundaryAt(
  knob: BoundaryKnob,
  us: number,
  direction: Boundary['direction'],
): Boundary {
  return { knob, value: rounded(us / 1000, direction), unit: 'ms', direction };
}

function rounded(ms: number, direction: Boundary['direction']): number {
  if (ms === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(ms)) - DIGITS + 1);
  const round = { above: Math.ceil, below: Math.floor, at: Math.round }[direction];
  // Floating-point error can turn a whole number into a fraction: it is removed before rounding.
  const units = Number((ms / unit).toPrecision(DIGITS + 4));
  return Number((round(units) * unit).toPrecision(DIGITS));
}
