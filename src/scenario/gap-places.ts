import { finTime } from './fin.ts';
import type { Scenario } from './scenario.ts';

/** The gaps that a reader can drag the request to, in the order of how long they wait. */
export const GAP_PLACES = [
  'none',
  'nexttick',
  'immediate',
  'immediate2',
  'timeout0',
  'timeout5',
] as const;

export const GAP_NAMES: Readonly<Record<(typeof GAP_PLACES)[number], string>> = {
  none: 'nothing',
  nexttick: 'nextTick',
  immediate: 'setImmediate',
  immediate2: '2 × setImmediate',
  timeout0: 'setTimeout 0',
  timeout5: '5 ms',
};

/** The FIN times that can be picked beside a figure. A drag can also set other times. */
export const FIN_NAMES = {
  same: 'at once',
  '1ms': '1 ms',
  '5ms': '5 ms',
  '50ms': '50 ms',
} as const;

/** The knobs that a drag in a figure turns: when the request is made, and when the FIN is sent. */
export type Moved = Partial<Pick<Scenario, 'gap' | 'fin'>>;

/** The gap so many places later. A gap that is not among GAP_PLACES counts as the first of them. */
export function gapAfter(gap: string, places: number): string {
  const at = Math.max((GAP_PLACES as readonly string[]).indexOf(gap), 0);
  return GAP_PLACES[Math.min(Math.max(at + places, 0), GAP_PLACES.length - 1)] ?? gap;
}

/** A FIN dragged to less than this after the response is sent with the response. */
const DELAY_MS_MIN = 0.1;
/** Much longer than any gap of GAP_PLACES. */
const DELAY_MS_MAX = 50;

/**
 * The FIN time moved by `laterMs`, rounded as a person would write it: below 1 ms to tenths of a
 * millisecond, else to whole ones.
 */
export function finAfter(fin: string, laterMs: number): string {
  const time = finTime(fin);
  const delayMs = (time.at === 'delay' ? time.delayMs : 0) + laterMs;
  if (delayMs < DELAY_MS_MIN) return 'same';
  const shown = Math.min(delayMs, DELAY_MS_MAX);
  return `${Number(shown.toFixed(shown < 1 ? 1 : 0))}ms`;
}

/** `with the response`, `2 ms after the response` */
export function finText(fin: string): string {
  const time = finTime(fin);
  if (time.at === 'same') return 'with the response';
  return time.at === 'immediate'
    ? 'one turn after the response'
    : `${time.delayMs} ms after the response`;
}
