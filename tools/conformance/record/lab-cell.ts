import type { LabRunner } from '../../../src/build/lab-runner.ts';
import type { LabOutput } from '../../../src/lab/index.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { exchangesOf } from '../../../src/trace/reading/exchanges.ts';
import { runOutcomeOf } from '../../measure/outcome.ts';
import { normalise } from '../transcript.ts';
import { ModelledClient, run } from './modelled-client.ts';
import type { RealTimes } from './real-times.ts';

/** What the Lab says about a cell, over the times that a real client needed. */
export interface LabCell {
  /** The share of runs in which every request was answered. */
  readonly share: number;
  /** The errors of the other runs, most frequent first. */
  readonly errors: readonly string[];
  /** The share of runs in which a later request went out on the connection of an earlier one. */
  readonly reused: number;
}

/** Runs a scenario once for each of the times. */
export async function labCellOf(
  runner: LabRunner,
  scenario: Scenario,
  times: readonly RealTimes[],
): Promise<LabCell> {
  const client = await ModelledClient.of(runner, scenario);
  const outputs: LabOutput[] = [];
  for (const time of times) {
    const clientPreUs = client.callbackUs(time);
    const finUs = await client.finUs(time);
    const fin = finUs === undefined ? scenario.fin : finText(finUs, scenario);
    outputs.push(await run(runner, { ...scenario, fin }, clientPreUs));
  }
  const outcomes = outputs.map(outcomeOf);
  const counts = new Map<string, number>();
  for (const error of outcomes.flatMap(({ errors }) => errors))
    counts.set(error, (counts.get(error) ?? 0) + 1);
  return {
    share: shareOf(outcomes, ({ answered }) => answered),
    errors: [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text),
    reused: shareOf(outputs, hasReused),
  };
}

/**
 * The time of a FIN as the knob has it. It is no whole number of milliseconds, because the server waits for those with a
 * timer, which adds its own. A client that blocks its loop gets whole ones: for the others the server blocks its own loop,
 * and the Lab cannot interleave two that do so at once.
 */
function finText(us: number, { gap }: Scenario): string {
  const whole = Math.max(1, Math.round(us));
  if (gap.startsWith('busy') && whole >= 1000) return `${Math.round(whole / 1000)}ms`;
  return `${(whole % 1000 === 0 ? whole + 1 : whole) / 1000}ms`;
}

function outcomeOf({ events, exitCode }: LabOutput) {
  const text = events
    .map((event) => (event.actor === 'client' && event.kind === 'output' ? event.text : ''))
    .join('');
  return runOutcomeOf(normalise(text, exitCode));
}

function hasReused({ events }: LabOutput): boolean {
  return exchangesOf(events).some(({ reused }) => reused);
}

function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
