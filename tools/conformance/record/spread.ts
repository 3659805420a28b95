import type { Quartiles } from '../../../src/recordings/record.ts';

/** A distribution of durations. */
export interface Spread {
  /** @param p between 0 and 1, both excluded @returns microseconds */
  quantile(p: number): number;
}

/**
 * The distribution that has these quartiles, in microseconds. Between two of them the logarithm of the duration grows
 * evenly, and beyond the outermost as it does beside them: durations of callbacks are skewed to the right, and a
 * logarithm evens that out.
 */
export function spreadOf(quartiles: Quartiles): Spread {
  const logs = quartiles.map((us) => Math.log(Math.max(1, us)));
  const [first = 0] = logs;
  return {
    quantile: (p) => {
      const place = p * (logs.length + 1) - 1;
      const below = Math.min(Math.max(Math.floor(place), 0), logs.length - 2);
      const [low, high] = [logs[below] ?? first, logs[below + 1] ?? first];
      return Math.exp(low + (high - low) * (place - below));
    },
  };
}

/** The middles of `count` equal parts of the ranks: 0.25 and 0.75 for two. */
export function ranks(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index + 0.5) / count);
}
