import type { Quartiles } from './record.ts';

/**
 * The first quartile, the median and the third quartile, each the value at the nearest rank, so that it is one that was
 * seen.
 *
 * @throws RangeError when there is no value
 */
export function quartilesOf(values: readonly number[]): Quartiles {
  if (values.length === 0) throw new RangeError('no values have no quartiles');
  const at = quantileOf(values);
  return [at(0.25), at(0.5), at(0.75)];
}

function quantileOf(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
