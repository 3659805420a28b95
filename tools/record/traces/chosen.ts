import type { RecordedTrace } from '../../../src/recordings/traces.ts';

export type TraceWatch = RecordedTrace['watched'][number];

/** A run that is recorded as a whole. */
export interface ChosenRun {
  /** Its name in addresses. */
  readonly id: string;
  /** The scenario's query, with `process=warm` or `process=cold`. */
  readonly query: string;
  readonly watched: readonly TraceWatch[];
}

/**
 * As little as can be, so that the durations are those of a run that nobody watches: the probe writes a dozen lines, and
 * tcpdump copies packets in a process of its own.
 */
const LIGHTLY: readonly TraceWatch[] = ['probe', 'tcpdump'];
/** Everything, for the order of events. strace stops the process at each call, which makes durations longer. */
const CLOSELY: readonly TraceWatch[] = ['probe', 'NODE_DEBUG', 'tcpdump', 'strace'];

const SCENARIOS: readonly (readonly [id: string, query: string])[] = [
  ['20.0.0-at-once-cold', 'process=cold'],
  ['20.0.0-at-once-warm', 'process=warm'],
  ['26.12.1-at-once-cold', 'node=26.12.1&process=cold'],
  ['26.12.1-fin-2ms-warm', 'node=26.12.1&fin=2ms&process=warm'],
  ['26.12.1-fin-20ms-warm', 'node=26.12.1&fin=20ms&process=warm'],
  ['18.20.8-at-once-cold', 'node=18.20.8&process=cold'],
  ['20.0.0-node-fetch-2.7.0-cold', 'fetch=2.7.0&process=cold'],
  ['20.0.0-honour-close-cold', 'fix=honour-close&process=cold'],
  ['20.0.0-half-close-cold', 'close=half&process=cold'],
  ['20.0.0-reset-cold', 'close=rst&process=cold'],
];

/** Each scenario is recorded twice, once for its durations and once for its order. */
export const CHOSEN_RUNS: readonly ChosenRun[] = SCENARIOS.flatMap(([id, query]) => [
  { id, query, watched: LIGHTLY },
  { id: `${id}-closely`, query, watched: CLOSELY },
]);

/** Repetitions of a warm process before the one that is recorded: as many as a cell of the record has trials. */
export const REPETITIONS_BEFORE = 20;
