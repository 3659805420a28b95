import { readFin } from './fin.ts';
import { accept, type Reading, refuse } from './reading.ts';
import type { ProcessTime, RecordedProcess, Scenario } from './scenario.ts';

/** Longer than any callback that was recorded. */
const PROCESS_MS_MAX = 200;
/** What may be typed, in words. */
export const PROCESS_GRAMMAR = 'default, warm, cold or the cost of a callback like 0.7ms';

/**
 * What a callback of the client costs before its effects show, in microseconds, where the knob is
 * not at "default".
 *
 * The figures come from recordings. Recorded was the time from a response to the arrival of the
 * next request at a server that stays open: node-fetch 2.6.12, loopback, Linux, two processors,
 * Node 20.0.0, 22.23.5, 24.22.3 and 26.12.1. Warm, 60 pairs of requests in one process: median 0.69
 * to 0.77 ms, nine of ten within 0.48 and 2.6 ms. Cold, one pair in each of 12 new processes:
 * median 3.9 to 4.3 ms, all but one within 3.1 and 9.5 ms; on another day 7 to 15 ms. Until the
 * client asks for a socket, the medians over the 12 releases of the record are 0.73 and 5.4 ms. The
 * Lab adds 50 µs for the waking of the process.
 */
const CALLBACK_US: Readonly<Record<RecordedProcess, number>> = {
  warm: 680,
  cold: 7_000,
};

/** Why the knob has no effect in any other engine. */
export const ONLY_SIMULATED =
  'Only a simulated clock can be set: a real process is as fast as it is.';

/**
 * The part of the Lab's time model that a scenario sets. Empty for the default, so that the Lab
 * keeps its own.
 */
export function timeOf({ process }: Pick<Scenario, 'process'>): { readonly clientPreUs?: number } {
  if (process === 'default') return {};
  return { clientPreUs: isRecorded(process) ? CALLBACK_US[process] : microseconds(process) };
}

/** Whether a process is of a kind that was recorded on real machines. */
export function isRecorded(process: Scenario['process']): process is RecordedProcess {
  return process === 'warm' || process === 'cold';
}

/** Reads `default`, `warm`, `cold` or what a callback costs: `0.7ms`. */
export function readProcess(text: string): Reading<Scenario['process']> {
  if (text === 'default' || text === 'warm' || text === 'cold') return accept(text);
  const time = readFin(text);
  return time.ok && Number.parseFloat(time.value) <= PROCESS_MS_MAX
    ? accept(time.value as ProcessTime)
    : refuse(PROCESS_GRAMMAR);
}

function microseconds(time: ProcessTime): number {
  return Math.round(Number.parseFloat(time) * 1000);
}
