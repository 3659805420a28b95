import type { Zero } from './scene.ts';

/** Milliseconds since the clock's zero, for a ruler: `0`, `−0.130`, `+15.4`. Longer times get fewer decimals. */
export function timeLabel(us: number): string {
  if (us === 0) return '0';
  const ms = Math.abs(us) / 1000;
  const decimals = ms < 10 ? 3 : ms < 100 ? 1 : 0;
  return `${us < 0 ? '−' : '+'}${ms.toFixed(decimals)}`;
}

/** The same with all three decimals, for the current step: the clock has microseconds. */
export function exactTimeLabel(us: number): string {
  if (us === 0) return '0.000';
  return `${us < 0 ? '−' : '+'}${(Math.abs(us) / 1000).toFixed(3)}`;
}

/** The same in words: `0.014 ms after the FIN`. */
export function sinceZeroText(us: number, zero: Zero['what']): string {
  if (us === 0) return zero === 'start' ? 'the run starts' : `the ${zero} arrives`;
  return `${(Math.abs(us) / 1000).toFixed(3)} ms ${us < 0 ? 'before' : 'after'} the ${zero}`;
}
