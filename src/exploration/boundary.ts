/** What a boundary is on. `process`: what a callback of the client costs; `timer`: how late its timers are. */
export type BoundaryKnob = 'fin' | 'process' | 'timer' | 'wake' | 'phase';

/** Where the answer of a scenario changes, when one thing is changed and all else stays. */
export interface Boundary {
  readonly knob: BoundaryKnob;
  /**
   * A place that has the other answer, as near to the boundary as two digits can say: the model carries no
   * more. A FIN counts from the response, as the knob `fin` does.
   */
  readonly value: number;
  readonly unit: 'ms';
  /** Where the other answer lies: from `value` on, up to it, or just there. */
  readonly direction: 'above' | 'below' | 'at';
  /** Set where the answer changes only when the FIN, too, is elsewhere than in the scenario. */
  readonly beside?: { readonly knob: 'fin'; readonly value: number; readonly unit: 'ms' };
}

const DIGITS = 2;

/** @param us microseconds, on the side of the other answer, which rounding does not leave */
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
  // A whole number of units that arithmetic missed by a hair stays what it is.
  const units = Number((ms / unit).toPrecision(DIGITS + 4));
  return Number((round(units) * unit).toPrecision(DIGITS));
}
