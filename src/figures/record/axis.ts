/**
 * A clock that is logarithmic on both sides of its zero, so that a recording of 15 ms and a model of 0.3 ms can stand on
 * it together. Within LINEAR_US of zero it is nearly linear.
 */
export interface TwoSidedAxis {
  /** The times at its ends, microseconds since its zero. The first is negative or zero. */
  readonly fromUs: number;
  readonly toUs: number;
  /** The pixels at its ends. */
  readonly from: number;
  readonly to: number;
}

const LINEAR_US = 10;

/** The pixel of a time. @param us microseconds since the zero of the axis */
export function pixelOf({ fromUs, toUs, from, to }: TwoSidedAxis, us: number): number {
  const low = bent(fromUs);
  return from + ((to - from) * (bent(us) - low)) / (bent(toUs) - low || 1);
}

function bent(us: number): number {
  return Math.sign(us) * Math.log10(1 + Math.abs(us) / LINEAR_US);
}

/** Powers of ten on both sides of zero, and zero, microseconds. */
export function ticksOf({ fromUs, toUs }: TwoSidedAxis): readonly number[] {
  const after = powersUpTo(toUs);
  const before = powersUpTo(-fromUs).map((us) => -us);
  return [...before.toReversed(), 0, ...after];
}

function powersUpTo(limitUs: number): number[] {
  const powers: number[] = [];
  for (let us = 100; us <= limitUs; us *= 10) powers.push(us);
  return powers;
}

/**
 * Moves pixels apart that are nearer to each other than `gap`, in their order. The pixel at `zeroAt` stays, because both
 * runs have it. Where there is no room for all gaps, they get as much as there is.
 *
 * @param pixels in ascending order
 */
export function fannedOut(
  pixels: readonly number[],
  zeroAt: number,
  gap: number,
  { from, to }: Pick<TwoSidedAxis, 'from' | 'to'>,
): number[] {
  const fixed = zeroAt >= 0 && zeroAt < pixels.length ? zeroAt : 0;
  const zero = pixels[fixed] ?? from;
  const right = spread(pixels.slice(fixed), gap, to);
  const left = spread(
    pixels
      .slice(0, fixed + 1)
      .toReversed()
      .map((pixel) => 2 * zero - pixel),
    gap,
    2 * zero - from,
  ).map((pixel) => 2 * zero - pixel);
  return [...left.toReversed().slice(0, -1), ...right];
}

/** Moves pixels to the right of the first one apart, and back again where they pass the limit. */
function spread(pixels: readonly number[], wanted: number, limit: number): number[] {
  const [first = 0] = pixels;
  const gap = Math.min(wanted, (limit - first) / Math.max(1, pixels.length - 1));
  const moved: number[] = [];
  for (const pixel of pixels) {
    const before = moved.at(-1);
    moved.push(before === undefined ? pixel : Math.max(pixel, before + gap));
  }
  for (let at = moved.length - 1, most = limit; at > 0; at -= 1, most -= gap) {
    moved[at] = Math.min(moved[at] ?? limit, most);
  }
  return moved;
}
