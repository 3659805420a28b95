import type { Quartiles } from './record.ts';

/**
 * The first quartile, the median and the third quartile, each the value at the nearest rank, so that it is one that was
 * seen.
 *
 * @throws RangeError when there is no value
 */
export function quartilesOf(values: readonly number[]): Quartiles {
  if (values.length === 0) throw new RangeError('no values have no quartiles');
  const sorted = values.toSorted((a, b) => a - b);
  return [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
}

/**
 * The value at the nearest rank.
 *
 * @param sorted at least one value, the least first
 * @param share from 0 to 1
 */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
