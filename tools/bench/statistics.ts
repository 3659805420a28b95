/** Figures are medians, with the quartiles beside them, because other processes disturb single measurements. */
export interface Summary {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function summarise(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75), count: sorted.length };
}

/** `12.3 ms (11.8 to 13.0, n = 100)` */
export function inMs({ median, low, high, count }: Summary): string {
  return `${median.toFixed(1)} ms (${low.toFixed(1)} to ${high.toFixed(1)}, n = ${count})`;
}
