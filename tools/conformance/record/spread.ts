import type { Quartiles } from '../../../src/recordings/record.ts';

/** A distribution of durations, known by its quartiles. */
export interface Spread {
  /** @param p between 0 and 1, both excluded @returns microseconds */
  quantile(p: number): number;
}

/** ln 3: the logit of the third quartile. */
const LOGIT_OF_QUARTILE = Math.log(3);

/**
 * The durations that have these quartiles. Each half is log-logistic: the logarithm of a duration is proportional to the
 * logit of its rank. Durations of callbacks are skewed to the right, which a logarithm evens out, and three figures do
 * not tell more about their tails.
 */
export function spreadOf([first, median, third]: Quartiles): Spread {
  const middle = Math.max(1, median);
  const below = Math.log(middle / Math.max(1, first)) / LOGIT_OF_QUARTILE;
  const above = Math.log(Math.max(1, third) / middle) / LOGIT_OF_QUARTILE;
  return {
    quantile: (p) => middle * Math.exp((p < 0.5 ? below : above) * Math.log(p / (1 - p))),
  };
}

/** The middles of `count` equal parts of the ranks: 0.25 and 0.75 for two. */
export function ranks(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index + 0.5) / count);
}
