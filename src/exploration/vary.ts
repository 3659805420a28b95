import { finTime } from '../scenario/fin.ts';
import { gapParts } from '../scenario/gap.ts';
import { timeOf } from '../scenario/process.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { FINEST_US, type OwnTime } from './certainty.ts';
import type { Variation } from './variation.ts';

/** The times that a run has where neither the scenario nor a variation says otherwise, in microseconds. */
interface ModelTime {
  readonly clientPreUs: number;
  readonly wakeUs: number;
}

/**
 * Where a scenario stands before anything is varied.
 * @param isServerOwn the server is the reader's own text: nothing is known of its FIN, so it is left alone
 */
export function ownTimeOf(scenario: Scenario, model: ModelTime, isServerOwn: boolean): OwnTime {
  const hasFin = !isServerOwn && scenario.server !== 'keep-open';
  return {
    ...model,
    ...timeOf(scenario),
    finDelayUs: hasFin ? finDelayUs(scenario) : undefined,
    isFinUnknown: isServerOwn,
    finGrainUs: computes(scenario) ? 1_000 : FINEST_US,
  };
}

/** What to run for a variation of a scenario, and on what time. */
export function varied(
  scenario: Scenario,
  { time, finDelayUs: delayUs }: Variation,
): { readonly scenario: Scenario; readonly time: NonNullable<Variation['time']> } {
  return {
    scenario: delayUs === undefined ? scenario : { ...scenario, fin: finText(scenario, delayUs) },
    time: { ...timeOf(scenario), ...time },
  };
}

/** `same` and `immediate` go out with the response. */
function finDelayUs({ fin }: Scenario): number {
  const time = finTime(fin);
  return time.at === 'delay' ? time.delayMs * 1000 : 0;
}

/**
 * The knob for a delay. The server waits for a fraction of a millisecond by computing, and for whole ones
 * with a timer, which comes a little late: so a whole one is made a fraction, and the places on an axis
 * stay in order.
 */
function finText(scenario: Scenario, delayUs: number): string {
  if (delayUs === 0) return 'same';
  const isWhole = delayUs % 1000 === 0;
  return `${(isWhole && !computes(scenario) ? delayUs + 1 : delayUs) / 1000}ms`;
}

/**
 * Where the client computes, its FIN is moved by whole milliseconds only: of two programs that compute, the
 * Lab runs one after the other, and a FIN would come when the client is done.
 */
function computes({ gap }: Scenario): boolean {
  return gapParts(gap).some(({ does }) => does === 'busy');
}
