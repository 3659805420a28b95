import { finTime } from '../scenario/fin.ts';
import { gapParts } from '../scenario/gap.ts';
import { timeOf } from '../scenario/process.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { FINEST_US, type OwnTime } from './certainty.ts';
import type { Variation } from './variation.ts';

/** The times of a run in microseconds, when neither the scenario nor a variation sets them. */
interface ModelTime {
  readonly clientPreUs: number;
  readonly wakeUs: number;
}

/**
 * The times of a scenario before anything is varied.
 * @param isServerOwn the reader has edited the server: its FIN is not known, so it is not moved
 */
export function ownTimeOf(scenario: Scenario, model: ModelTime, isServerOwn: boolean): OwnTime {
  const hasFin = !isServerOwn && scenario.server !== 'keep-open';
  return {
    ...model,
    ...timeOf(scenario),
    finDelayUs: hasFin ? finDelayUs(scenario) : undefined,
    isFinUnknown: isServerOwn,
    finGrainUs: finGrainUs(scenario),
  };
}

/** The scenario and the times to run for a variation. */
export function varied(
  scenario: Scenario,
  { time, finDelayUs: delayUs }: Variation,
): { readonly scenario: Scenario; readonly time: NonNullable<Variation['time']> } {
  return {
    scenario: delayUs === undefined ? scenario : { ...scenario, fin: finText(scenario, delayUs) },
    time: { ...timeOf(scenario), ...time },
  };
}

/** The FIN of a scenario is moved only by whole multiples of this, in microseconds. */
export function finGrainUs(scenario: Pick<Scenario, 'gap'>): number {
  return computes(scenario) ? 1_000 : FINEST_US;
}

/**
 * The delay of the FIN in microseconds. With `same` and `immediate` it is sent with the response.
 */
export function finDelayUs({ fin }: Pick<Scenario, 'fin'>): number {
  const time = finTime(fin);
  return time.at === 'delay' ? time.delayMs * 1000 : 0;
}

/**
 * The value of the knob `fin` for a delay. The server waits for a fraction of a millisecond by
 * computing, and for a whole number with a timer, which comes a little late. So a whole number is
 * changed to a fraction, to keep the places on an axis in order.
 */
function finText(scenario: Scenario, delayUs: number): string {
  if (delayUs === 0) return 'same';
  const isWhole = delayUs % 1000 === 0;
  return `${(isWhole && !computes(scenario) ? delayUs + 1 : delayUs) / 1000}ms`;
}

/**
 * Whether the client computes in its gap. Its FIN is then moved by whole milliseconds only. When
 * two programs compute, the Lab runs one after the other, so the FIN would come only when the
 * client is done.
 */
function computes({ gap }: Pick<Scenario, 'gap'>): boolean {
  return gapParts(gap).some(({ does }) => does === 'busy');
}
