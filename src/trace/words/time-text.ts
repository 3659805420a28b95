/**
 * A duration as a person would write it: `19 µs`, `15.4 ms`, `1.2 s`. It has three digits at most,
 * because nobody needs more precision.
 *
 * @param us microseconds, not negative
 */
export function durationText(us: number): string {
  if (us < 1) return 'less than 1 µs';
  if (us < 999.5) return `${Math.round(us)} µs`;
  if (us < 999_500) return `${threeDigits(us, 1_000)} ms`;
  return `${threeDigits(us, 1_000_000)} s`;
}

/** Milliseconds with their sign, for a column of times: `−0.130`, `0.000`, `15.364`. */
export function signedMsText(us: number): string {
  const ms = (us / 1_000).toFixed(3);
  return ms === '-0.000' ? '0.000' : ms.replace('-', '−');
}

/** Rounds whole microseconds, because toFixed would make 5.63 of 5.635, which is less as a binary fraction. */
function threeDigits(us: number, unitUs: number): string {
  const value = us / unitUs;
  const decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  const parts = 10 ** decimals;
  const fixed = (Math.round((us * parts) / unitUs) / parts).toFixed(decimals);
  return decimals > 0 ? fixed.replace(/\.?0+$/, '') : fixed;
}
