import type { Subject } from '../../src/recordings/subject.ts';
import { APART_MS } from '../measure/warm-client.ts';
import { holdOf } from './trials/programs.ts';

/** Starting and ending server, client and relay, as it took on two cores. */
const START_MS = 450;
const RELAY_START_MS = 150;
/** The requests of one trial in a warm process, and one process for a trial of its own. */
const WARM_TRIAL_MS = 3;
const COLD_TRIAL_MS = 95;
/** A time in a gap, as `timeout20` or `busy5` has it. */
const GAP_MS = /(?:timeout|busy)(\d+)/g;

/** How long a number of trials will take, in milliseconds. A trial waits for the FIN where a request fails of it. */
export function estimateMs({ process, knobs, ...rest }: Subject, trials: number): number {
  const holdUs = holdOf({ process, knobs, ...rest });
  const gapMs = [...knobs.gap.matchAll(GAP_MS)].reduce((sum, [, ms]) => sum + Number(ms), 0);
  const waitMs = (holdUs ?? 0) / 1000 + gapMs * (Number(knobs.requests) - 1);
  const start = START_MS + (holdUs === undefined ? 0 : RELAY_START_MS);
  return process === 'warm'
    ? start + (trials + 1) * (APART_MS + WARM_TRIAL_MS + waitMs)
    : start + trials * (COLD_TRIAL_MS + waitMs);
}

/** `45 s`, `12 min`, `1 h 5 min` */
export function timeLeftText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
