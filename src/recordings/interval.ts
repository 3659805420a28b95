/** Shares between 0 and 1. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the normal distribution: 95 % lie within this many standard deviations. */
const Z = 1.959964;

/**
 * The 95 % interval of a share that was seen `k` times in `n` trials: the score interval of Wilson (1927), which holds
 * near 0 and 1 and for small n, where the usual ±2 standard deviations do not.
 *
 * @throws RangeError unless 0 ≤ k ≤ n and n ≥ 1
 */
export function shareInterval(k: number, n: number): Interval {
  if (!(n >= 1 && k >= 0 && k <= n)) throw new RangeError(`${k} of ${n} is no share`);
  const share = k / n;
  const square = Z * Z;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return { low: k === 0 ? 0 : middle - half, high: k === n ? 1 : middle + half };
}
