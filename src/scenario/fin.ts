import { accept, type Reading, refuse } from './reading.ts';

/** When the server closes, counted from its response. */
type FinTime =
  | { readonly at: 'same' }
  | { readonly at: 'immediate' }
  | { readonly at: 'delay'; readonly delayMs: number };

/** Longer than any gap, and short enough to wait for. */
export const FIN_DELAY_MS_MAX = 10_000;
/** Three decimals are microseconds, the Lab's unit of time. */
const DELAY = /^(\d{1,5}(?:\.\d{1,3})?) ?ms$/;

/** Reads `same`, `immediate`, `50ms` or `0.25ms`. */
export function readFin(text: string): Reading {
  if (text === 'same' || text === 'immediate') return accept(text);
  const delayMs = Number(DELAY.exec(text)?.[1] ?? Number.NaN);
  return delayMs > 0 && delayMs <= FIN_DELAY_MS_MAX
    ? accept(`${delayMs}ms`)
    : refuse(`same, immediate or a time up to ${FIN_DELAY_MS_MAX}ms like 5ms or 0.5ms`);
}

/** @param fin canonical text, as readFin gives it */
export function finTime(fin: string): FinTime {
  if (fin === 'same' || fin === 'immediate') return { at: fin };
  return { at: 'delay', delayMs: Number(DELAY.exec(fin)?.[1]) };
}
